package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.schedule.Reminders;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which open polls are to be reminded of or closed. What pods note here saves looking again, and
/// decides nothing.
@ApplicationScoped
class DuePolls {

    private static final String DUE =
            """
            select poll_id, team_id, round, time_zone, remind_after_minutes, remind_at_most, closes_at,
                   reminded_until
            from commands.polls
            where not closed
            and due_at <= $1
            order by due_at
            limit $2
            """;

    private static final String ASKED =
            """
            select slack_workspace, slack_user, asked_at,
                   exists (
                       select 1
                       from commands.poll_answers answer
                       where answer.poll_id = asked.poll_id
                       and answer.slack_workspace = asked.slack_workspace
                       and answer.slack_user = asked.slack_user
                   ) as answered
            from commands.poll_asked asked
            where poll_id = $1
            """;

    private static final String WAIT =
            """
            update commands.polls
            set due_at = $2
            where poll_id = $1
            """;

    private static final String DEAL_WITH_REMINDERS =
            """
            update commands.polls
            set reminded_until = $2, due_at = $3
            where poll_id = $1
            and reminded_until < $2
            """;

    private static final String CLOSE =
            """
            update commands.polls
            set closed = true
            where poll_id = $1
            """;

    private static final String FORGET =
            """
            with old as (
                delete from commands.polls
                where closed
                and closes_at < $1
                returning poll_id
            ), answered as (
                delete from commands.poll_answers
                where poll_id in (select poll_id from old)
            ), anonymously as (
                delete from commands.anonymous_senders
                where poll_id in (select poll_id from old)
            )
            delete from commands.poll_asked
            where poll_id in (select poll_id from old)
            """;

    private final Pool pool;

    DuePolls(Pool pool) {
        this.pool = pool;
    }

    /// @param round empty where a build of before opened it
    /// @param remindedUntil reminders up to then are dealt with
    record DuePoll(
            UUID id,
            UUID team,
            Optional<String> round,
            ZoneId zone,
            Reminders reminders,
            Instant closes,
            Instant remindedUntil) {}

    /// Somebody whom a poll asks.
    ///
    /// @param slot when they are asked
    record Addressee(Member member, Instant slot, boolean answered) {}

    Uni<List<DuePoll>> at(Instant now, int most) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(utc(now), most))
                .map(rows -> rows.stream().map(DuePolls::poll).toList());
    }

    private static DuePoll poll(Row row) {
        return new DuePoll(
                row.getUUID("poll_id"),
                row.getUUID("team_id"),
                Optional.ofNullable(row.getString("round")),
                ZoneId.of(row.getString("time_zone")),
                new Reminders(
                        row.getInteger("remind_after_minutes"), row.getInteger("remind_at_most")),
                row.getOffsetDateTime("closes_at").toInstant(),
                row.getOffsetDateTime("reminded_until").toInstant());
    }

    Uni<List<Addressee>> asked(UUID poll) {
        return pool.preparedQuery(ASKED)
                .execute(Tuple.of(poll))
                .map(rows -> rows.stream().map(DuePolls::addressee).toList());
    }

    private static Addressee addressee(Row row) {
        return new Addressee(
                new Member(row.getString("slack_workspace"), row.getString("slack_user")),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getBoolean("answered"));
    }

    Uni<Void> wait(UUID poll, Instant until) {
        return carryOut(WAIT, Tuple.of(poll, utc(until)));
    }

    Uni<Void> dealtWithReminders(UUID poll, Instant until, Instant next) {
        return carryOut(DEAL_WITH_REMINDERS, Tuple.of(poll, utc(until), utc(next)));
    }

    Uni<Void> closed(UUID poll) {
        return carryOut(CLOSE, Tuple.of(poll));
    }

    /// Those that had to be closed before a moment, and were.
    Uni<Void> forget(Instant before) {
        return carryOut(FORGET, Tuple.of(utc(before)));
    }

    private Uni<Void> carryOut(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
