package dev.rollcall.commands.lookups;

import dev.rollcall.commands.schedule.Slots;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// What a team's event changes in when its rounds are looked at. A round asks from when it was
/// scheduled on; whoever changes only what it asks, or whom, skips no slot by that.
final class RoundChanges {

    private static final String SCHEDULE =
            """
            insert into commands.rounds as round
                (team_id, round, cron, time_zone, own_zones, after_slot, revision)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (team_id, round) do update
            set cron = excluded.cron,
                time_zone = excluded.time_zone,
                own_zones = excluded.own_zones,
                after_slot =
                    case
                        when (round.cron, round.time_zone) = (excluded.cron, excluded.time_zone)
                        then round.after_slot
                        else excluded.after_slot
                    end,
                due_at = null,
                revision = excluded.revision
            """;

    /// What would have been asked during a pause is not asked after it.
    private static final String RESUME =
            """
            update commands.rounds
            set resumed_at = $3, due_at = null, revision = $4
            where team_id = $1
            and round = $2
            """;

    private static final String UNSCHEDULE =
            """
            delete from commands.rounds
            where team_id = $1
            and round = $2
            """;

    private static final String ARCHIVE =
            """
            delete from commands.rounds
            where team_id = $1
            """;

    /// Another clock may be the first one now.
    private static final String LOOK_AT_CLOCKS =
            """
            update commands.rounds
            set due_at = null, revision = $2
            where team_id = $1
            and own_zones
            """;

    private RoundChanges() {}

    static Optional<LookupChange> of(UUID team, Envelope envelope, TeamEvent event) {
        return switch (event) {
            case PollScheduled scheduled -> Optional.of(scheduled(team, envelope, scheduled));
            case PollUnscheduled(var round) -> change(UNSCHEDULE, Tuple.of(team, round));
            case PollResumed(var round) ->
                    change(
                            RESUME,
                            Tuple.of(
                                    team,
                                    round,
                                    envelope.timestamp().atOffset(ZoneOffset.UTC),
                                    envelope.position()));
            case TeamArchived() -> change(ARCHIVE, Tuple.of(team));
            case MemberJoined _, MemberLeft _ ->
                    change(LOOK_AT_CLOCKS, Tuple.of(team, envelope.position()));
            case TeamRegistered _,
                    TeamRenamed _,
                    SlackChannelLinked _,
                    SlackChannelUnlinked _,
                    PollPaused _,
                    HolidaysChosen _,
                    TeamAdminAppointed _,
                    TeamAdminDismissed _ ->
                    Optional.empty();
        };
    }

    private static LookupChange scheduled(UUID team, Envelope envelope, PollScheduled event) {
        var shown = Slots.shown(envelope.timestamp(), ZoneId.of(event.timeZone()));
        return new LookupChange(
                SCHEDULE,
                Tuple.of(
                                team,
                                event.round(),
                                event.cron(),
                                event.timeZone(),
                                event.settings().ownZones(),
                                shown)
                        .addValue(envelope.position()));
    }

    private static Optional<LookupChange> change(String sql, Tuple arguments) {
        return Optional.of(new LookupChange(sql, arguments));
    }
}
