package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator does without stays out, and what follows goes on.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class DiscardTest {

    World world;

    private Operator operator;

    @BeforeEach
    void meet() {
        operator = new Operator(world);
    }

    @Test
    void an_aggregate_goes_on_beyond_what_was_discarded() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("Before"));
        var poison = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        world.publish(poison);
        var letter = operator.awaitLetter(poison);
        world.happens(team, new TeamRenamed("After"));
        // When
        operator.discard(letter, "merged by hand").body("outcome", equalTo("goes_on"));
        // Then
        assertThat(world.database().row(TEAM_ROW, team))
                .containsEntry("name", "After")
                .containsEntry("sequence", 3L);
        operator.look(letter)
                .body("letter.state", equalTo("discarded"))
                .body("actions[0].action", equalTo("discard"))
                .body("actions[0].actor", equalTo("operator"))
                .body("actions[0].reason", equalTo("merged by hand"));
        world.publish(poison);
        var last = world.happens(team, new TeamRenamed("Later"));
        awaitRow(team, "Later", last.sequence());
        assertThat(operator.stuck(team)).isZero();
    }

    @Test
    void what_was_discarded_stays_out_when_the_view_starts_over() {
        // Given
        var team = UUID.randomUUID();
        var first = UUID.randomUUID();
        var healed = UUID.randomUUID();
        operator.refuse(team);
        world.happens(team, new TeamRegistered("Before"));
        var refused = world.happens(team, new TeamRenamed("Refused"));
        var merged = world.database().append(first.toString(), "TeamMerged", 1, "{}");
        world.publish(merged);
        operator.discard(operator.awaitLetter(refused), "a bad name").statusCode(200);
        operator.discard(operator.awaitLetter(merged), "nobody's").statusCode(200);
        operator.allow(team);
        operator.refuse(healed);
        world.happens(healed, new TeamRegistered("Before"));
        var letter = operator.awaitLetter(world.happens(healed, new TeamRenamed("Refused")));
        operator.allow(healed);
        // When
        world.database().execute("update event_store.epoch set epoch = epoch + 1");
        awaitStartOver();
        world.happens(first, new TeamRegistered("First"));
        // Then
        awaitRow(team, "Before", 2);
        awaitRow(first, "First", 2);
        awaitRow(healed, "Refused", 2);
        assertThat(operator.stuck(first)).isZero();
        operator.look(letter).body("letter.state", equalTo("resolved"));
    }

    @Test
    void a_stream_of_nothing_but_what_was_discarded_holds_nobody_up() {
        // Given
        var team = UUID.randomUUID();
        operator.refuse(team);
        var poison = world.happens(team, new TeamRegistered("Refused"));
        operator.discard(operator.awaitLetter(poison), "a mistake").statusCode(200);
        // When
        world.database().execute("update event_store.epoch set epoch = epoch + 1");
        awaitStartOver();
        // Then
        assertThat(world.database().row(TEAM_ROW, team)).isEmpty();
    }

    @Test
    void an_aggregate_without_a_key_can_be_discarded_but_not_retried() {
        // Given
        var name = "team " + UUID.randomUUID();
        var first = world.database().append(name, new TeamRegistered("One"));
        world.publish(first);
        var letter = operator.awaitLetter(first);
        operator.retry(letter).body("outcome", equalTo("stuck_again"));
        // When
        operator.discard(letter, "no such id").body("outcome", equalTo("goes_on"));
        // Then
        var second = world.database().append(name, new TeamRenamed("Two"));
        world.publish(first, second);
        assertThat(operator.awaitLetter(second)).isNotEqualTo(letter);
        operator.look(letter).body("letter.state", equalTo("discarded"));
    }

    @Test
    void a_letter_that_holds_nothing_up_is_only_closed() {
        // Given
        var key = UUID.randomUUID().toString();
        world.send(key, "no envelope".getBytes(StandardCharsets.UTF_8));
        var letter =
                await().atMost(20, SECONDS)
                        .until(
                                () ->
                                        operator.letters(Map.of("aggregate_id", key))
                                                .extract()
                                                .<String>path("items[0].id"),
                                id -> id != null);
        var id = UUID.fromString(letter);
        operator.look(id).body("text", equalTo("no envelope"));
        operator.retry(id).statusCode(409);
        // When
        operator.discard(id, "noise").statusCode(200).body("outcome", equalTo("closed"));
        // Then
        operator.look(id).body("letter.state", equalTo("discarded"));
        operator.discard(id, "noise").statusCode(409);
    }

    /// All views are in the store's epoch, and as far as its log.
    private void awaitStartOver() {
        await().atMost(60, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        """
                                                        select count(*)
                                                        from read_model.projections
                                                        where epoch <> (
                                                            select epoch from event_store.epoch)
                                                        or watermark < (
                                                            select max(position)
                                                            from event_store.events)
                                                        """)
                                        == 0);
    }

    private void awaitRow(UUID team, String name, long sequence) {
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", name)
                                        .containsEntry("sequence", sequence));
    }
}
