package dev.rollcall.projector.projections.statusupdates;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The status updates: what somebody said, as last edited. One that was taken back keeps its words
/// and says when; one that was taken back before it came is a row without a team.
public final class StatusUpdates {

    record Row(
            UUID teamId,
            List<Answer> answers,
            String author,
            String slackWorkspace,
            String slackUser,
            UUID pollId,
            Instant retractedAt) {

        String content() {
            return answers.isEmpty() ? null : Answer.content(answers);
        }

        Row saying(List<Answer> others) {
            return new Row(teamId, others, author, slackWorkspace, slackUser, pollId, retractedAt);
        }

        Row retracted(Instant at) {
            return new Row(teamId, answers, author, slackWorkspace, slackUser, pollId, at);
        }
    }

    private static final Shape<Answer> ANSWER =
            Shape.<Answer>columns()
                    .text("question", Answer::question)
                    .text("answer", Answer::answer)
                    .make(of -> new Answer(of.text("question"), of.text("answer")));

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .reference("team_id", Row::teamId, "teams")
                    .text("content", Row::content)
                    .list("answers", Row::answers, ANSWER)
                    .text("author", Row::author)
                    .text("slack_workspace", Row::slackWorkspace)
                    .text("slack_user", Row::slackUser)
                    .uuid("poll_id", Row::pollId)
                    .time("retracted_at", Row::retractedAt)
                    .make(
                            of ->
                                    new Row(
                                            of.uuid("team_id"),
                                            of.list("answers", ANSWER),
                                            of.text("author"),
                                            of.text("slack_workspace"),
                                            of.text("slack_user"),
                                            of.uuid("poll_id"),
                                            of.time("retracted_at")));

    private static final Row BARE = new Row(null, List.of(), null, null, null, null, null);

    public static final Projection<Row, StatusUpdateEvent> PROJECTION =
            new Projection<>(
                    "status_updates",
                    2,
                    StatusUpdateEvent.class,
                    new Table<>("status_updates", "status_update_history", "update_id", ROW, BARE),
                    StatusUpdates::apply);

    private StatusUpdates() {}

    static Row apply(Row update, StatusUpdateEvent event, Envelope envelope) {
        return switch (event) {
            case StatusUpdateSubmitted(
                            var teamId,
                            var author,
                            var slackWorkspace,
                            var slackUser,
                            var answers,
                            var pollId,
                            _) ->
                    new Row(
                            teamId,
                            answers,
                            author,
                            slackWorkspace,
                            slackUser,
                            pollId,
                            update.retractedAt());
            case StatusUpdateEdited(var answers) -> update.saying(answers);
            case StatusUpdateRetracted _ -> update.retracted(envelope.timestamp());
        };
    }
}
