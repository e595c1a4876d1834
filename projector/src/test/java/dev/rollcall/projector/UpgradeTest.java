package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an older build could not read, a newer one takes up.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class UpgradeTest {

    World world;

    @Test
    void an_aggregate_that_an_older_build_set_aside_goes_on_by_itself() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        await().atMost(20, SECONDS).until(() -> !world.database().row(TEAM_ROW, team).isEmpty());
        var renamed = world.database().append(team.toString(), new TeamRenamed("Two"));
        world.database().append(team.toString(), new MemberJoined("T1", "U1"));
        // When
        setAsideByABuildThatDidNotKnow(renamed);
        // Then
        await().atMost(20, SECONDS).until(() -> stuck(team) == 0);
        assertThat(world.database().row(TEAM_ROW, team))
                .containsEntry("name", "Two")
                .containsEntry("sequence", 3L);
        assertThat(
                        world.database()
                                .row(
                                        """
                                        select d.state, a.action, a.actor, a.outcome
                                        from read_model.dead_letters d
                                        join read_model.dead_letter_actions a on a.dead_letter = d.id
                                        where d.event_id = ?
                                        """,
                                        renamed.id()))
                .containsEntry("state", "resolved")
                .containsEntry("action", "retry")
                .containsEntry("actor", "rollcall")
                .containsEntry("outcome", "goes_on");
    }

    @Test
    void what_this_build_does_not_know_either_stays_aside() {
        // Given
        var team = UUID.randomUUID();
        var other = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        world.happens(other, new TeamRegistered("Other"));
        var merged = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        var renamed = world.database().append(other.toString(), new TeamRenamed("Two"));
        // When
        world.publish(merged);
        world.happens(team, new TeamRenamed("After"));
        await().atMost(20, SECONDS).until(() -> stuck(team) == 1);
        setAsideByABuildThatDidNotKnow(renamed);
        // Then
        await().atMost(20, SECONDS).until(() -> stuck(other) == 0);
        assertThat(stuck(team)).isEqualTo(1);
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("name", "One");
    }

    private void setAsideByABuildThatDidNotKnow(Envelope event) {
        var letter = UUID.randomUUID();
        world.database()
                .execute(
                        """
                        with letter as (
                            insert into read_model.dead_letters (
                                id, projection, aggregate_id, event_id, event_type, event_version,
                                sequence, position, cause, message)
                            values (?, 'teams', ?, ?, ?, ?, ?, ?, 'UNKNOWN_TYPE', 'unknown type'))
                        insert into read_model.stuck (
                            projection, aggregate_id, since, sequence, position, dead_letter)
                        values ('teams', ?, clock_timestamp(), ?, ?, ?)
                        """,
                        letter,
                        event.aggregateId(),
                        event.id(),
                        event.type(),
                        event.version(),
                        event.sequence(),
                        event.position(),
                        event.aggregateId(),
                        event.sequence(),
                        event.position(),
                        letter);
    }

    private long stuck(UUID aggregate) {
        return world.database()
                .number(
                        "select count(*) from read_model.stuck where aggregate_id = ?",
                        aggregate.toString());
    }
}
