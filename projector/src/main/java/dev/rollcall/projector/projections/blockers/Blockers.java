package dev.rollcall.projector.projections.blockers;

import dev.rollcall.events.Blocker;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import java.time.Instant;
import java.util.UUID;

/// What each status update says of what blocks its author; null where it says nothing of the kind.
/// Whose blockers are open, and since when, is SQL over these rows. What was only brought in later
/// blocks nobody now.
public final class Blockers {

    record Row(UUID teamId, Author author, String blocker, Instant retractedAt) {

        Row blockedBy(String other) {
            return new Row(teamId, author, other, retractedAt);
        }

        Row retracted(Instant at) {
            return new Row(teamId, author, blocker, at);
        }
    }

    record Author(String name, String workspace, String user) {}

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .uuid("team_id", Row::teamId)
                    .text("author", row -> row.author().name())
                    .text("slack_workspace", row -> row.author().workspace())
                    .text("slack_user", row -> row.author().user())
                    .text("blocker", Row::blocker)
                    .time("retracted_at", Row::retractedAt)
                    .make(
                            of ->
                                    new Row(
                                            of.uuid("team_id"),
                                            new Author(
                                                    of.text("author"),
                                                    of.text("slack_workspace"),
                                                    of.text("slack_user")),
                                            of.text("blocker"),
                                            of.time("retracted_at")));

    private static final Row BARE = new Row(null, new Author(null, null, null), null, null);

    public static final Projection<Row, StatusUpdateEvent> PROJECTION =
            new Projection<>(
                    "blockers",
                    1,
                    StatusUpdateEvent.class,
                    new Table<>("blockers", "blocker_history", "update_id", ROW, BARE),
                    Blockers::apply);

    private Blockers() {}

    static Row apply(Row update, StatusUpdateEvent event, Envelope envelope) {
        return switch (event) {
            case StatusUpdateSubmitted(
                            var teamId,
                            var author,
                            var workspace,
                            var user,
                            var answers,
                            _,
                            var saidAt) ->
                    new Row(
                            teamId,
                            new Author(author, workspace, user),
                            saidAt == null ? Blocker.in(answers) : null,
                            update.retractedAt());
            case StatusUpdateEdited(var answers) -> update.blockedBy(Blocker.in(answers));
            case StatusUpdateRetracted _ -> update.retracted(envelope.timestamp());
        };
    }
}
