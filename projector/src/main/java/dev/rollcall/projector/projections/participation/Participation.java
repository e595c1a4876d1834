package dev.rollcall.projector.projections.participation;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The polls: whom each asked, on which day of the team's, and from when to when. How many answered
/// is SQL over these rows, the teams' past members and the status updates.
public final class Participation {

    record Row(Asking asking, Opening opening, Post post, List<String> reminded, Instant closedAt) {

        Row opened(Asking other, Opening at) {
            return new Row(other, at, post, reminded, closedAt);
        }

        Row posted(Post other) {
            return new Row(asking, opening, other, reminded, closedAt);
        }

        Row alsoReminded(List<String> others) {
            var all = Stream.concat(reminded.stream(), others.stream()).distinct().toList();
            return new Row(asking, opening, post, all, closedAt);
        }

        Row closed(Instant at) {
            return new Row(asking, opening, post, reminded, at);
        }
    }

    record Asking(UUID teamId, String round, String slot, String timeZone) {
        static final Asking NOBODY = new Asking(null, null, null, null);
    }

    /// `day` is the slot's, by the team's clock; it is over at `dayEndsAt`.
    record Opening(Long position, Instant at, LocalDate day, Instant dayEndsAt) {
        static final Opening NONE = new Opening(null, null, null, null);

        /// Fails where the slot is no local time or the zone is unknown: such a poll asked nobody.
        static Opening of(Envelope envelope, String slot, String timeZone) {
            var day = LocalDateTime.parse(slot).toLocalDate();
            var end = day.plusDays(1).atStartOfDay(ZoneId.of(timeZone)).toInstant();
            return new Opening(envelope.position(), envelope.timestamp(), day, end);
        }
    }

    record Post(Instant at, String workspace, String channel, String ts) {
        static final Post NONE = new Post(null, null, null, null);
    }

    private static final Shape<String> SLACK_USER =
            Shape.<String>columns()
                    .text("slack_user", user -> user)
                    .make(of -> of.text("slack_user"));

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .uuid("team_id", row -> row.asking().teamId())
                    .text("round", row -> row.asking().round())
                    .text("slot", row -> row.asking().slot())
                    .text("time_zone", row -> row.asking().timeZone())
                    .number("opened_position", row -> row.opening().position())
                    .time("opened_at", row -> row.opening().at())
                    .date("day", row -> row.opening().day())
                    .time("day_ends_at", row -> row.opening().dayEndsAt())
                    .time("posted_at", row -> row.post().at())
                    .text("slack_workspace", row -> row.post().workspace())
                    .text("slack_channel", row -> row.post().channel())
                    .text("slack_ts", row -> row.post().ts())
                    .list("reminded", Row::reminded, SLACK_USER)
                    .time("closed_at", Row::closedAt)
                    .make(
                            of ->
                                    new Row(
                                            new Asking(
                                                    of.uuid("team_id"),
                                                    of.text("round"),
                                                    of.text("slot"),
                                                    of.text("time_zone")),
                                            new Opening(
                                                    of.number("opened_position"),
                                                    of.time("opened_at"),
                                                    of.date("day"),
                                                    of.time("day_ends_at")),
                                            new Post(
                                                    of.time("posted_at"),
                                                    of.text("slack_workspace"),
                                                    of.text("slack_channel"),
                                                    of.text("slack_ts")),
                                            of.list("reminded", SLACK_USER),
                                            of.time("closed_at")));

    private static final Row BARE =
            new Row(Asking.NOBODY, Opening.NONE, Post.NONE, List.of(), null);

    public static final Projection<Row, PollEvent> PROJECTION =
            new Projection<>(
                    "participation",
                    1,
                    PollEvent.class,
                    new Table<>("polls", "poll_history", "poll_id", ROW, BARE),
                    Participation::apply);

    private Participation() {}

    static Row apply(Row poll, PollEvent event, Envelope envelope) {
        return switch (event) {
            case PollOpened(var teamId, var round, var slot, var timeZone, _, _) ->
                    poll.opened(
                            new Asking(teamId, round, slot, timeZone),
                            Opening.of(envelope, slot, timeZone));
            case PollPosted(var workspace, var channel, var ts) ->
                    poll.posted(new Post(envelope.timestamp(), workspace, channel, ts));
            case PollReminderSent(var users) -> poll.alsoReminded(users);
            case PollClosed _ -> poll.closed(envelope.timestamp());
            case PollSummarised _ -> poll;
        };
    }
}
