package dev.rollcall.projector.projections.streaks;

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

/// That somebody said something to a team, and when; not what. How long they have done so without a
/// break is SQL over these rows and the polls.
public final class Streaks {

    record Row(UUID teamId, String author, String workspace, String user, Instant retractedAt) {

        Row retracted(Instant at) {
            return new Row(teamId, author, workspace, user, at);
        }
    }

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .uuid("team_id", Row::teamId)
                    .text("author", Row::author)
                    .text("slack_workspace", Row::workspace)
                    .text("slack_user", Row::user)
                    .time("retracted_at", Row::retractedAt)
                    .make(
                            of ->
                                    new Row(
                                            of.uuid("team_id"),
                                            of.text("author"),
                                            of.text("slack_workspace"),
                                            of.text("slack_user"),
                                            of.time("retracted_at")));

    private static final Row BARE = new Row(null, null, null, null, null);

    public static final Projection<Row, StatusUpdateEvent> PROJECTION =
            new Projection<>(
                    "streaks",
                    1,
                    StatusUpdateEvent.class,
                    new Table<>("streak_updates", "streak_update_history", "update_id", ROW, BARE),
                    Streaks::apply);

    private Streaks() {}

    static Row apply(Row update, StatusUpdateEvent event, Envelope envelope) {
        return switch (event) {
            case StatusUpdateSubmitted(var teamId, var author, var workspace, var user, _, _, _) ->
                    new Row(teamId, author, workspace, user, update.retractedAt());
            case StatusUpdateEdited _ -> update;
            case StatusUpdateRetracted _ -> update.retracted(envelope.timestamp());
        };
    }
}
