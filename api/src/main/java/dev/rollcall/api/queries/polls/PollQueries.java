package dev.rollcall.api.queries.polls;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Listing;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.View;
import dev.rollcall.api.queries.rounds.Question;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Polls, newest first. Answers are counted for those that are shown only (`offset 0` keeps it so).
final class PollQueries {
    static final View<Poll> VIEW =
            new View<>(
                    "poll",
                    Source.POLLS,
                    List.of(
                            "team_id",
                            "round",
                            "slot",
                            "time_zone",
                            "day",
                            "opened_at",
                            "opened_position",
                            "asked",
                            "questions",
                            "closes_at",
                            "posted_at",
                            "slack_workspace",
                            "slack_channel",
                            "reminded",
                            "closed_at",
                            "summarised_at",
                            "summary_workspace",
                            "summary_channel",
                            "summary_ts",
                            "created_at",
                            "updated_at"),
                    "opened_position is not null",
                    Optional.empty(),
                    Optional.of(
                            new View.Counted(
                                    List.of(
                                            "expected",
                                            "answered",
                                            "late",
                                            "awaited",
                                            "anonymous",
                                            "answers"),
                                    EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.POLLS),
                                    PollQueries::counted)),
                    PollQueries::poll);

    private PollQueries() {}

    static Listing<Poll> list(
            Filter filter, boolean newestFirst, Selected fields, Reading reading) {
        return Listing.of(
                "polls",
                VIEW,
                fields,
                filter.conditions(reading),
                new Order("opened_position", Order.Kind.NUMBER, newestFirst));
    }

    private static String counted(Reading reading) {
        return """
            left join lateral (
                select c.expected, c.answered, c.late, c.awaited, c.anonymous, c.answers
                from %s as c
                where c.poll_id = v.poll_id and c.team_id = v.team_id and c.day = v.day
                offset 0) as counted on true"""
                .formatted(Rows.of("poll_participation", reading));
    }

    private static Poll poll(Row row) {
        return new Poll(
                row.getUUID("poll_id"),
                row.getUUID("team_id"),
                row.getString("round"),
                row.getString("slot"),
                row.getString("time_zone"),
                row.getLocalDate("day"),
                instant(row, "opened_at"),
                row.getLong("opened_position"),
                objects(
                        row,
                        "asked",
                        member ->
                                new Poll.Asked(
                                        member.getString("slack_workspace"),
                                        member.getString("slack_user"),
                                        member.getString("time_zone"))),
                objects(row, "questions", Question::of),
                instant(row, "closes_at"),
                instant(row, "posted_at"),
                row.getString("slack_workspace"),
                row.getString("slack_channel"),
                objects(row, "reminded", user -> user.getString("slack_user")),
                instant(row, "closed_at"),
                instant(row, "summarised_at"),
                row.getString("summary_workspace"),
                row.getString("summary_channel"),
                row.getString("summary_ts"),
                row.getLong("expected"),
                row.getLong("answered"),
                row.getLong("late"),
                objects(
                        row,
                        "awaited",
                        member ->
                                new Poll.Awaited(
                                        member.getString("slack_workspace"),
                                        member.getString("slack_user"))),
                row.getLong("anonymous"),
                objects(
                        row,
                        "answers",
                        answer ->
                                new Poll.Answered(
                                        answer.getString("slack_workspace"),
                                        answer.getString("slack_user"),
                                        OffsetDateTime.parse(answer.getString("answered_at"))
                                                .toInstant(),
                                        answer.getBoolean("late"))),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }
}
