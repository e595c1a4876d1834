package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where the bus does not bring what the store holds, in order and once, the store is read.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class StoreDecidesTest {

    World world;

    @Test
    void a_hole_is_filled_from_the_store() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        world.database().append(team.toString(), new TeamRenamed("Two"));
        // When
        var third = world.happens(team, new TeamRenamed("Three"));
        // Then
        awaitRow(team, third, "Three");
        assertThat(versions(team)).isEqualTo(3);
    }

    @Test
    void another_event_in_the_same_place_is_folded_again_from_the_store() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        await().atMost(20, SECONDS).until(() -> versions(team) == 1);
        var stored = world.database().append(team.toString(), new TeamRenamed("Stored"));
        world.publish(withId(stored, UUID.randomUUID(), "{\"name\": \"Stray\"}"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", "Stray"));
        // When
        world.publish(stored);
        // Then
        awaitRow(team, stored, "Stored");
        assertThat(versions(team)).isEqualTo(2);
    }

    @Test
    void what_the_bus_never_brings_is_read_from_the_store() {
        // Given
        var team = UUID.randomUUID();
        world.database().append(team.toString(), new TeamRegistered("One"));
        // When
        var last = world.database().append(team.toString(), new TeamRenamed("Two"));
        // Then
        awaitRow(team, last, "Two");
    }

    @Test
    void what_the_bus_never_brings_and_nobody_knows_is_read_from_the_store() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        // When
        var unknown = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        // Then
        new Operator(world).awaitLetter(unknown);
    }

    @Test
    void a_checkpoint_that_somebody_else_moved_is_not_moved_over_but_goes_back_to_the_end() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        await().atMost(20, SECONDS).until(() -> versions(team) == 1);
        int partition = world.partitionOf(team);
        world.database()
                .execute(
                        "update read_model.checkpoints set next_offset = next_offset + 1000"
                                + " where projection = 'teams' and partition = ?",
                        partition);
        // When
        var last = world.happens(team, new TeamRenamed("Two"));
        // Then
        awaitRow(team, last, "Two");
        await().atMost(20, SECONDS).until(() -> isLevelWithOtherViews(partition));
    }

    private boolean isLevelWithOtherViews(int partition) {
        return world.database()
                        .number(
                                """
                                select count(*)
                                from read_model.checkpoints teams
                                join read_model.checkpoints updates using (partition, next_offset)
                                where teams.projection = 'teams'
                                and updates.projection = 'status_updates'
                                and partition = ?
                                """,
                                partition)
                > 0;
    }

    @Test
    void checkpoints_that_are_gone_start_from_what_is_known_to_be_applied() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        await().atMost(20, SECONDS).until(() -> versions(team) == 1);
        world.database().execute("delete from read_model.checkpoints");
        // When
        var last = world.happens(team, new TeamRenamed("Two"));
        // Then
        awaitRow(team, last, "Two");
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        "select count(*) from read_model.checkpoints"
                                                                + " where projection = 'teams'")
                                        > 0);
    }

    @Test
    void a_topic_made_anew_is_noticed() {
        // Given
        var teams = IntStream.range(0, 8).mapToObj(_ -> UUID.randomUUID()).toList();
        teams.forEach(team -> world.happens(team, new TeamRegistered("One")));
        teams.forEach(team -> await().atMost(20, SECONDS).until(() -> versions(team) == 1));
        var before = theTopic();
        // When
        world.dropTopic();
        teams.forEach(team -> world.database().append(team.toString(), new TeamRenamed("Two")));
        await().atMost(20, SECONDS).ignoreExceptions().untilAsserted(world::makeTopic);
        var last =
                teams.stream().map(team -> world.happens(team, new TeamRenamed("Three"))).toList();
        // Then
        for (var event : last) {
            awaitRow(UUID.fromString(event.aggregateId()), event, "Three");
        }
        await().atMost(30, SECONDS)
                .until(this::theTopic, topic -> topic.isPresent() && !topic.equals(before));
    }

    /// The one that all checkpoints are of, if they are of one.
    private Optional<Object> theTopic() {
        var topics =
                world.database()
                        .row(
                                """
                                select min(topic_id) as topic, count(distinct topic_id) as number
                                from read_model.checkpoints
                                """);
        return topics.get("number").equals(1L)
                ? Optional.of(topics.get("topic"))
                : Optional.empty();
    }

    @Test
    void records_gone_while_another_pod_held_the_partitions_are_read_from_the_store() {
        // Given
        var teams = IntStream.range(0, 8).mapToObj(_ -> UUID.randomUUID()).toList();
        teams.forEach(team -> world.happens(team, new TeamRegistered("One")));
        teams.forEach(team -> await().atMost(20, SECONDS).until(() -> versions(team) == 1));
        var last = new java.util.ArrayList<Envelope>();
        try (var rival = world.rival()) {
            await().atMost(30, SECONDS)
                    .until(
                            () -> {
                                rival.poll(Duration.ofMillis(200));
                                return !rival.assignment().isEmpty();
                            });
            for (var team : teams) {
                last.add(world.happens(team, new TeamRenamed("Two")));
            }
            // When
            world.dropRecords();
        }
        // Then
        for (var event : last) {
            awaitRow(UUID.fromString(event.aggregateId()), event, "Two");
        }
    }

    private long versions(UUID team) {
        return world.database()
                .number("select count(*) from read_model.team_history where team_id = ?", team);
    }

    private void awaitRow(UUID team, Envelope last, String name) {
        await().atMost(40, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", name)
                                        .containsEntry("event_id", last.id()));
    }

    private static Envelope withId(Envelope of, UUID id, String data) {
        return new Envelope(
                id,
                of.type(),
                of.aggregateId(),
                data,
                of.timestamp(),
                of.metadata(),
                of.version(),
                of.sequence(),
                of.position(),
                of.epoch());
    }
}
