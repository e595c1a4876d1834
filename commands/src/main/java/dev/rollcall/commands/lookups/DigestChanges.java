package dev.rollcall.commands.lookups;

import dev.rollcall.commands.schedule.Slots;
import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.DigestEvent.DigestPosted;
import dev.rollcall.events.DigestEvent.DigestScheduled;
import dev.rollcall.events.DigestEvent.DigestUnscheduled;
import dev.rollcall.events.Envelope;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// What a digest's event changes in when it is looked at: from when it was scheduled on.
final class DigestChanges {

    private static final String SCHEDULE =
            """
            insert into commands.digests (digest_id, team_id, after_slot, revision)
            values ($1, $2, $3, $4)
            on conflict (digest_id) do update
            set after_slot = excluded.after_slot, due_at = null, revision = excluded.revision
            """;

    private static final String UNSCHEDULE =
            """
            delete from commands.digests
            where digest_id = $1
            """;

    private static final String DEAL_WITH =
            """
            update commands.digests
            set after_slot = greatest(after_slot, $2)
            where digest_id = $1
            """;

    private DigestChanges() {}

    static List<LookupChange> of(Envelope envelope, DigestEvent event) {
        var digest = UUID.fromString(envelope.aggregateId());
        return switch (event) {
            case DigestScheduled scheduled ->
                    List.of(
                            new LookupChange(
                                    SCHEDULE,
                                    Tuple.of(
                                            digest,
                                            scheduled.teamId(),
                                            Slots.shown(
                                                    envelope.timestamp(),
                                                    ZoneId.of(scheduled.timeZone())),
                                            envelope.position())));
            case DigestUnscheduled() -> List.of(new LookupChange(UNSCHEDULE, Tuple.of(digest)));
            case DigestMade made ->
                    List.of(
                            new LookupChange(
                                    DEAL_WITH, Tuple.of(digest, LocalDateTime.parse(made.slot()))));
            case DigestPosted _ -> List.of();
        };
    }
}
