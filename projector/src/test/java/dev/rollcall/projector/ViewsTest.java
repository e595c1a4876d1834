package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static dev.rollcall.projector.Happenings.UPDATE_ROW;
import static dev.rollcall.projector.Happenings.submitted;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From the topic to the views, as long as everything is well or comes again.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class ViewsTest {

    World world;

    @Test
    void an_event_reaches_its_view() {
        // Given
        var team = UUID.randomUUID();
        // When
        world.happens(team, new TeamRegistered("Platform"));
        var last = world.happens(team, new MemberJoined("T1", "U1"));
        // Then
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", "Platform")
                                        .containsEntry("sequence", 2L)
                                        .containsEntry("position", last.position())
                                        .containsEntry("event_id", last.id()));
        assertThat(
                        world.database()
                                .row(
                                        "select members::text from read_model.teams where team_id = ?",
                                        team))
                .containsEntry(
                        "members", "[{\"slack_user\": \"U1\", \"slack_workspace\": \"T1\"}]");
    }

    @Test
    void history_keeps_each_version_with_its_time() {
        // Given
        var team = UUID.randomUUID();
        var first = world.happens(team, new TeamRegistered("One"));
        awaitSequence(team, 1);
        // When
        var second = world.happens(team, new TeamRenamed("Two"));
        var third = world.happens(team, new TeamRenamed("Three"));
        awaitSequence(team, 3);
        // Then
        var history =
                world.database()
                        .row(
                                """
                                select string_agg(format('%s %s-%s', name, valid_from_position,
                                           valid_to_position), ' ' order by sequence) as spans
                                from read_model.team_history
                                where team_id = ?
                                """,
                                team);
        assertThat(history)
                .containsEntry(
                        "spans",
                        "One %1$d-%2$d Two %2$d-%3$d Three %3$d-"
                                .formatted(first.position(), second.position(), third.position()));
    }

    @Test
    void each_event_is_one_change_with_the_row_as_the_api_shows_it() {
        // Given
        var team = UUID.randomUUID();
        var update = UUID.randomUUID();
        world.happens(team, new TeamRegistered("Platform"));
        // When
        var first = world.happens(update, submitted(team, "import"));
        world.happens(update, new StatusUpdateEdited(Answer.freely("alerts")));
        // Then
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        "select count(*) from read_model.changes"
                                                                + " where aggregate_id = ?"
                                                                + " and projection = 'status_updates'",
                                                        update.toString())
                                        == 2);
        assertThat(
                        world.database()
                                .row(
                                        """
                                        select kind, projection, epoch, sequence, event_type, team_id,
                                               row->>'update_id' as id, row->>'content' as content,
                                               row->>'created_at' as created_at,
                                               row->'sequence' as n
                                        from read_model.changes
                                        where event_id = ?
                                        and projection = 'status_updates'
                                        """,
                                        first.id()))
                .containsEntry("kind", "changed")
                .containsEntry("projection", "status_updates")
                .containsEntry("epoch", first.epoch())
                .containsEntry("sequence", 1L)
                .containsEntry("event_type", "StatusUpdateSubmitted")
                .containsEntry("team_id", team)
                .containsEntry("id", update.toString())
                .containsEntry("content", "import")
                .containsEntry("created_at", first.timestamp().toString());
    }

    @Test
    void an_update_may_come_before_its_team() {
        // Given
        var team = UUID.randomUUID();
        var update = UUID.randomUUID();
        world.happens(update, submitted(team, "early"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(UPDATE_ROW, update))
                                        .containsEntry("team_id", team));
        assertThat(world.database().row(TEAM_ROW, team))
                .containsEntry("sequence", 0L)
                .containsEntry("name", null);
        // When
        world.happens(team, new TeamRegistered("Platform"));
        // Then
        awaitSequence(team, 1);
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("name", "Platform");
    }

    @Test
    void a_retraction_may_come_first_and_leaves_a_tombstone() {
        // Given
        var update = UUID.randomUUID();
        // When
        var retracted = world.happens(update, new StatusUpdateRetracted());
        // Then
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                "select team_id, retracted_at = ?::timestamptz as at"
                                                                        + " from read_model.status_updates where update_id = ?",
                                                                retracted.timestamp().toString(),
                                                                update))
                                        .containsEntry("team_id", null)
                                        .containsEntry("at", true));
    }

    @Test
    void repeats_change_nothing() {
        // Given
        var team = UUID.randomUUID();
        var first = world.happens(team, new TeamRegistered("One"));
        var second = world.happens(team, new TeamRenamed("Two"));
        awaitSequence(team, 2);
        // When
        world.publish(first, second, first, second);
        var third = world.happens(team, new TeamRenamed("Three"));
        awaitSequence(team, 3);
        // Then
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("event_id", third.id());
        assertThat(
                        world.database()
                                .number(
                                        "select count(*) from read_model.changes where aggregate_id = ?",
                                        team.toString()))
                .isEqualTo(3);
    }

    private void awaitSequence(UUID team, long sequence) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("sequence", sequence));
    }
}
