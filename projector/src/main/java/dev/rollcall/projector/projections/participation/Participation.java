package dev.rollcall.projector.projections.participation;

import dev.rollcall.events.Asked;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollTimes;
import dev.rollcall.events.Question;
import dev.rollcall.projector.projections.Fields;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import dev.rollcall.projector.projections.rounds.Questions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The polls: whom each asked what, on which day of the team's, from when to when, and what became
/// of it. How many answered is SQL over these rows, the teams' past members and the status updates.
public final class Participation {

    record Row(
            Asking asking,
            Opening opening,
            Post post,
            List<String> reminded,
            Instant closedAt,
            Post summary) {

        Row opened(Asking other, Opening at) {
            return new Row(other, at, post, reminded, closedAt, summary);
        }

        Row posted(Post other) {
            return new Row(asking, opening, other, reminded, closedAt, summary);
        }

        Row alsoReminded(List<String> others) {
            var all = Stream.concat(reminded.stream(), others.stream()).distinct().toList();
            return new Row(asking, opening, post, all, closedAt, summary);
        }

        Row closed(Instant at) {
            return new Row(asking, opening, post, reminded, at, summary);
        }

        Row summarised(Post other) {
            return new Row(asking, opening, post, reminded, closedAt, other);
        }
    }

    /// @param asked none where the event did not say: the team's members of then
    record Asking(
            UUID teamId,
            String round,
            String slot,
            String timeZone,
            List<Asked> asked,
            List<Question> questions) {
        static final Asking NOBODY = new Asking(null, null, null, null, List.of(), List.of());

        static Asking of(PollOpened event) {
            return new Asking(
                    event.teamId(),
                    event.round(),
                    event.slot(),
                    event.timeZone(),
                    event.asked(),
                    event.settings().questions());
        }
    }

    /// `day` is the slot's, by the team's clock; it is over at `dayEndsAt`.
    record Opening(Long position, Instant at, LocalDate day, Instant dayEndsAt, Instant closesAt) {
        static final Opening NONE = new Opening(null, null, null, null, null);

        /// Fails where the slot is no local time or the zone is unknown: such a poll asked nobody.
        static Opening of(Envelope envelope, PollOpened event) {
            var times = PollTimes.of(event);
            return new Opening(
                    envelope.position(),
                    envelope.timestamp(),
                    times.slot().toLocalDate(),
                    times.dayEnds(),
                    times.closes());
        }
    }

    record Post(Instant at, String workspace, String channel, String ts) {
        static final Post NONE = new Post(null, null, null, null);
    }

    private static final Shape<String> SLACK_USER =
            Shape.<String>columns()
                    .text("slack_user", user -> user)
                    .make(of -> of.text("slack_user"));

    private static final Shape<Asked> ASKED =
            Shape.<Asked>columns()
                    .text("slack_workspace", Asked::slackWorkspace)
                    .text("slack_user", Asked::slackUser)
                    .text("time_zone", Asked::timeZone)
                    .make(
                            of ->
                                    new Asked(
                                            of.text("slack_workspace"),
                                            of.text("slack_user"),
                                            of.text("time_zone")));

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .uuid("team_id", row -> row.asking().teamId())
                    .text("round", row -> row.asking().round())
                    .text("slot", row -> row.asking().slot())
                    .text("time_zone", row -> row.asking().timeZone())
                    .list("asked", row -> row.asking().asked(), ASKED)
                    .list("questions", row -> row.asking().questions(), Questions.SHAPE)
                    .number("opened_position", row -> row.opening().position())
                    .time("opened_at", row -> row.opening().at())
                    .date("day", row -> row.opening().day())
                    .time("day_ends_at", row -> row.opening().dayEndsAt())
                    .time("closes_at", row -> row.opening().closesAt())
                    .time("posted_at", row -> row.post().at())
                    .text("slack_workspace", row -> row.post().workspace())
                    .text("slack_channel", row -> row.post().channel())
                    .text("slack_ts", row -> row.post().ts())
                    .list("reminded", Row::reminded, SLACK_USER)
                    .time("closed_at", Row::closedAt)
                    .time("summarised_at", row -> row.summary().at())
                    .text("summary_workspace", row -> row.summary().workspace())
                    .text("summary_channel", row -> row.summary().channel())
                    .text("summary_ts", row -> row.summary().ts())
                    .make(
                            of ->
                                    new Row(
                                            asking(of),
                                            opening(of),
                                            new Post(
                                                    of.time("posted_at"),
                                                    of.text("slack_workspace"),
                                                    of.text("slack_channel"),
                                                    of.text("slack_ts")),
                                            of.list("reminded", SLACK_USER),
                                            of.time("closed_at"),
                                            new Post(
                                                    of.time("summarised_at"),
                                                    of.text("summary_workspace"),
                                                    of.text("summary_channel"),
                                                    of.text("summary_ts"))));

    private static final Row BARE =
            new Row(Asking.NOBODY, Opening.NONE, Post.NONE, List.of(), null, Post.NONE);

    public static final Projection<Row, PollEvent> PROJECTION =
            new Projection<>(
                    "participation",
                    2,
                    PollEvent.class,
                    new Table<>("polls", "poll_history", "poll_id", ROW, BARE),
                    Participation::apply);

    private Participation() {}

    static Row apply(Row poll, PollEvent event, Envelope envelope) {
        return switch (event) {
            case PollOpened opened -> poll.opened(Asking.of(opened), Opening.of(envelope, opened));
            case PollPosted(var workspace, var channel, var ts) ->
                    poll.posted(new Post(envelope.timestamp(), workspace, channel, ts));
            case PollReminderSent(var users) -> poll.alsoReminded(users);
            case PollClosed _ -> poll.closed(envelope.timestamp());
            case PollSummarised(var workspace, var channel, var ts) ->
                    poll.summarised(new Post(envelope.timestamp(), workspace, channel, ts));
        };
    }

    private static Asking asking(Fields of) {
        return new Asking(
                of.uuid("team_id"),
                of.text("round"),
                of.text("slot"),
                of.text("time_zone"),
                of.list("asked", ASKED),
                of.list("questions", Questions.SHAPE));
    }

    private static Opening opening(Fields of) {
        return new Opening(
                of.number("opened_position"),
                of.time("opened_at"),
                of.date("day"),
                of.time("day_ends_at"),
                of.time("closes_at"));
    }
}
