package dev.rollcall.commands.lookups;

import dev.rollcall.commands.schedule.Reminders;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollTimes;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// What a poll's event changes in what is open, whom it asks, and what is next to do about it.
final class PollChanges {

    /// What would have reminded of it before it was opened, late, does not.
    private static final String OPEN =
            """
            insert into commands.polls
                (poll_id, team_id, time_zone, remind_after_minutes, remind_at_most, closes_at,
                 reminded_until, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """;

    private static final String ASK =
            """
            insert into commands.poll_asked
                (poll_id, slack_workspace, slack_user, time_zone, asked_at)
            select $1, asked.*
            from unnest($2::varchar[], $3::varchar[], $4::varchar[], $5::timestamptz[]) asked
            on conflict do nothing
            """;

    /// Also when the look-ups are built again, where no pod notes it.
    private static final String DEAL_WITH_SLOT =
            """
            update commands.rounds
            set after_slot = greatest(after_slot, $3)
            where team_id = $1
            and round = $2
            """;

    private static final String CLOSE =
            """
            update commands.polls
            set closed = true
            where poll_id = $1
            """;

    private PollChanges() {}

    static List<LookupChange> of(UUID poll, Instant when, PollEvent event) {
        return switch (event) {
            case PollOpened opened -> opened(poll, when, opened);
            case PollClosed() -> List.of(new LookupChange(CLOSE, Tuple.of(poll)));
            case PollPosted _, PollReminderSent _, PollSummarised _ -> List.of();
        };
    }

    private static List<LookupChange> opened(UUID poll, Instant when, PollOpened event) {
        var times = PollTimes.of(event);
        return List.of(
                new LookupChange(
                        OPEN,
                        Tuple.of(
                                        poll,
                                        event.teamId(),
                                        event.timeZone(),
                                        event.settings().remindAfterMinutes(),
                                        event.settings().remindAtMost(),
                                        moment(times.closes()))
                                .addValue(moment(when))
                                .addValue(moment(Reminders.firstDue(times, when)))),
                new LookupChange(
                        ASK,
                        Tuple.of(
                                poll,
                                each(event.asked(), Asked::slackWorkspace, String[]::new),
                                each(event.asked(), Asked::slackUser, String[]::new),
                                each(event.asked(), Asked::timeZone, String[]::new),
                                each(
                                        event.asked(),
                                        asked -> moment(times.asks(asked)),
                                        OffsetDateTime[]::new))),
                new LookupChange(
                        DEAL_WITH_SLOT, Tuple.of(event.teamId(), event.round(), times.slot())));
    }

    private static <T> T[] each(
            List<Asked> asked, Function<Asked, T> part, IntFunction<T[]> array) {
        return asked.stream().map(part).toArray(array);
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
