package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static dev.rollcall.projector.Happenings.UPDATE_ROW;
import static dev.rollcall.projector.Happenings.submitted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What can't be applied is set aside, with its aggregate; everything else goes on.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class PoisonTest {

    World world;

    @Test
    void an_unknown_type_makes_its_aggregate_stuck_and_nothing_else() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        var poison = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        // When
        world.publish(poison);
        world.happens(team, new TeamRenamed("Two"));
        var other = UUID.randomUUID();
        world.happens(other, new TeamRegistered("Other"));
        // Then
        awaitLetter("teams", poison.id(), "UNKNOWN_TYPE");
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, other))
                                        .containsEntry("name", "Other"));
        assertThat(world.database().row(TEAM_ROW, team))
                .containsEntry("name", "One")
                .containsEntry("sequence", 1L);
        assertThat(
                        world.database()
                                .row(
                                        """
                                        select projection, sequence, position,
                                               since = ?::timestamptz as since_the_event
                                        from read_model.stuck
                                        where aggregate_id = ?
                                        """,
                                        poison.timestamp().toString(),
                                        team.toString()))
                .containsEntry("projection", "teams")
                .containsEntry("sequence", 2L)
                .containsEntry("position", poison.position())
                .containsEntry("since_the_event", true);
    }

    @Test
    void the_dead_letter_topic_gets_the_bytes_untouched_and_says_why() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        var poison =
                world.database().append(team.toString(), "TeamRenamed", 7, "{\"name\": \"x\"}");
        // When
        world.publish(poison);
        // Then
        awaitLetter("teams", poison.id(), "LATER_VERSION");
        var record = awaitRecord(team.toString());
        assertThat(record.value()).isEqualTo(EnvelopeJson.write(poison));
        assertThat(headers(record))
                .contains(
                        "original-topic=rollcall.events",
                        "projection=teams",
                        "event-id=" + poison.id(),
                        "error-class=LATER_VERSION",
                        "attempts=1")
                .contains("original-partition=", "original-offset=")
                .contains("error-message=version 7 of TeamRenamed; this build knows up to 1")
                .contains("first-failed-at=20", "last-failed-at=20");
    }

    @Test
    void what_the_database_refuses_is_found_in_a_batch_and_its_neighbours_are_applied() {
        // Given
        var team = UUID.randomUUID();
        var tooLong =
                new StatusUpdateSubmitted(team, incompressible(), null, null, List.of(), null);
        var neighbours = java.util.stream.Stream.generate(UUID::randomUUID).limit(20).toList();
        var poisoned = UUID.randomUUID();
        var batch = new java.util.ArrayList<Envelope>();
        for (var each : neighbours) {
            batch.add(world.database().append(each.toString(), submitted(team, "before")));
        }
        var poison = world.database().append(poisoned.toString(), tooLong);
        batch.add(poison);
        for (var each : neighbours) {
            batch.add(
                    world.database()
                            .append(
                                    each.toString(),
                                    new StatusUpdateEdited(Answer.freely("after"))));
        }
        // When
        world.publish(batch.toArray(Envelope[]::new));
        // Then
        awaitLetter("status_updates", poison.id(), "REFUSED");
        for (var each : neighbours) {
            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () ->
                                    assertThat(world.database().row(UPDATE_ROW, each))
                                            .containsEntry("content", "after"));
        }
        assertThat(world.database().row(UPDATE_ROW, poisoned)).isEmpty();
        assertThat(stuck(poisoned)).isEqualTo(1);
    }

    @Test
    void bytes_that_are_no_envelope_are_set_aside_and_the_store_has_the_event() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        var garbled = world.database().append(team.toString(), new TeamRenamed("Two"));
        // When
        var bytes = Arrays.copyOf(EnvelopeJson.write(garbled), 40);
        world.send(team.toString(), bytes);
        // Then
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", "Two"));
        assertThat(stuck(team)).isZero();
        assertThat(awaitRecord(team.toString()).value()).isEqualTo(bytes);
    }

    @Test
    void bytes_without_a_key_make_nothing_stuck() {
        // Given
        long stuck = world.database().number("select count(*) from read_model.stuck");
        // When, until they met each view, of which one that is behind takes nothing from the bus
        await().atMost(30, SECONDS)
                .until(
                        () -> {
                            world.send(null, "nobody's".getBytes(UTF_8));
                            return world.database()
                                            .number(
                                                    """
                                                    select count(distinct projection)
                                                    from read_model.dead_letters
                                                    where cause = 'MALFORMED'
                                                    and aggregate_id is null
                                                    """)
                                    == Projections.ALL.size();
                        });
        // Then
        assertThat(world.database().number("select count(*) from read_model.stuck"))
                .isEqualTo(stuck);
    }

    @Test
    void a_record_that_the_store_does_not_hold_makes_nothing_stuck() {
        // Given
        var team = UUID.randomUUID();
        var registered = world.happens(team, new TeamRegistered("One"));
        var stray =
                new Envelope(
                        UUID.randomUUID(),
                        "TeamMerged",
                        team.toString(),
                        "{}",
                        registered.timestamp(),
                        registered.metadata(),
                        1,
                        2,
                        registered.position() + 1_000_000,
                        registered.epoch());
        // When
        world.publish(stray);
        // Then
        awaitLetter("teams", stray.id(), "UNKNOWN_TYPE");
        assertThat(stuck(team)).isZero();
        world.happens(team, new TeamRenamed("Two"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", "Two"));
    }

    @Test
    void a_poison_event_that_comes_again_is_one_letter() {
        // Given
        var team = UUID.randomUUID();
        var poison = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        world.publish(poison);
        awaitLetter("teams", poison.id(), "UNKNOWN_TYPE");
        // When
        world.publish(poison, poison);
        var after = UUID.randomUUID();
        world.happens(after, new TeamRegistered("After"));
        await().atMost(20, SECONDS).until(() -> !world.database().row(TEAM_ROW, after).isEmpty());
        // Then
        assertThat(
                        world.database()
                                .number(
                                        "select count(*) from read_model.dead_letters"
                                                + " where event_id = ? and projection = 'teams'",
                                        poison.id()))
                .isEqualTo(1);
    }

    /// Longer than an index can hold, and not to be compressed into one.
    private static String incompressible() {
        return new Random(7)
                .ints(9_000, 0x4e00, 0x9fff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private long stuck(UUID aggregate) {
        return world.database()
                .number(
                        "select count(*) from read_model.stuck where aggregate_id = ?",
                        aggregate.toString());
    }

    private void awaitLetter(String projection, UUID event, String cause) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                """
                                                                select cause
                                                                from read_model.dead_letters
                                                                where projection = ?
                                                                and event_id = ?
                                                                """,
                                                                projection,
                                                                event))
                                        .containsEntry("cause", cause));
    }

    private ConsumerRecord<String, byte[]> awaitRecord(String key) {
        return await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(
                        () ->
                                world.deadLetters().stream()
                                        .filter(record -> key.equals(record.key()))
                                        .findFirst()
                                        .orElseThrow(),
                        _ -> true);
    }

    private static String headers(ConsumerRecord<String, byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
