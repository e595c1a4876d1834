package dev.rollcall.commands.lookups;

import dev.rollcall.events.Asked;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What a poll's event changes in what its team was ever asked.
final class OpeningChanges {

    /// One that names nobody, of an older version, asked the members of then.
    private static final String OPEN =
            """
            insert into commands.openings
                (poll_id, team_id, round, slot, asked, named, opened_at, position)
            select $1, $2, $3, $4,
                   case
                       when cardinality($5::varchar[]) > 0 then $5
                       else array(
                           select slack_workspace || '/' || slack_user
                           from commands.memberships
                           where team_id = $2
                       )
                   end,
                   $6, $7, $8
            on conflict do nothing
            """;

    private static final String SEEN =
            """
            update commands.teams
            set changed = $2
            where team_id = (select team_id from commands.openings where poll_id = $1)
            """;

    private OpeningChanges() {}

    static List<LookupChange> of(UUID poll, Envelope envelope, PollEvent event) {
        return switch (event) {
            case PollOpened opened ->
                    List.of(
                            opened(poll, envelope, opened),
                            TeamChanges.seen(opened.teamId(), envelope.position()));
            case PollClosed() ->
                    List.of(new LookupChange(SEEN, Tuple.of(poll, envelope.position())));
            case PollPosted _, PollReminderSent _, PollSummarised _ -> List.of();
        };
    }

    private static LookupChange opened(UUID poll, Envelope envelope, PollOpened event) {
        return new LookupChange(
                OPEN,
                Tuple.of(
                                poll,
                                event.teamId(),
                                event.round(),
                                event.slot(),
                                event.asked().stream()
                                        .map(OpeningChanges::person)
                                        .toArray(String[]::new),
                                !event.settings().onlyAnonymous())
                        .addValue(envelope.timestamp().atOffset(ZoneOffset.UTC))
                        .addValue(envelope.position()));
    }

    private static String person(Asked asked) {
        return asked.slackWorkspace() + "/" + asked.slackUser();
    }
}
