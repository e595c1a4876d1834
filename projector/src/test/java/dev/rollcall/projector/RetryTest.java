package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What could not be applied is tried again when an operator says so.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RetryTest {

    World world;

    private Operator operator;

    @BeforeEach
    void meet() {
        operator = new Operator(world);
    }

    @Test
    void an_aggregate_goes_on_from_the_store_once_the_cause_is_gone() {
        // Given
        var team = UUID.randomUUID();
        var letter = operator.awaitLetter(refused(team));
        world.happens(team, new TeamRenamed("After"));
        world.happens(team, new MemberJoined("T1", "U1"));
        operator.look(letter).body("waiting", equalTo(2)).body("letter.stuck", equalTo(true));
        // When
        operator.allow(team);
        operator.retry(letter).statusCode(200).body("outcome", equalTo("goes_on"));
        // Then
        assertThat(world.database().row(TEAM_ROW, team))
                .containsEntry("name", "After")
                .containsEntry("sequence", 4L);
        assertThat(operator.stuck(team)).isZero();
        operator.look(letter)
                .body("letter.state", equalTo("resolved"))
                .body("letter.stuck", equalTo(false))
                .body("waiting", nullValue())
                .body("actions", hasSize(1))
                .body("actions[0].action", equalTo("retry"))
                .body("actions[0].actor", equalTo("operator"))
                .body("actions[0].outcome", equalTo("goes_on"));
    }

    @Test
    void what_still_cannot_be_applied_is_stuck_again_and_counted() {
        // Given
        var team = UUID.randomUUID();
        var letter = operator.awaitLetter(refused(team));
        // When
        operator.retry(letter).statusCode(200).body("outcome", equalTo("stuck_again"));
        // Then
        operator.look(letter)
                .body("letter.state", equalTo("open"))
                .body("letter.attempts", equalTo(2))
                .body("letter.stuck", equalTo(true))
                .body("actions[0].outcome", equalTo("stuck_again"));
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("name", "Before");
    }

    @Test
    void a_later_event_that_cannot_be_applied_either_is_a_letter_of_its_own() {
        // Given
        var team = UUID.randomUUID();
        var letter = operator.awaitLetter(refused(team));
        var later = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        // When
        operator.allow(team);
        var at =
                operator.retry(letter)
                        .body("outcome", equalTo("stuck_later"))
                        .extract()
                        .<String>path("stuck_at");
        // Then
        assertThat(operator.awaitLetter(later)).hasToString(at);
        operator.look(letter).body("letter.state", equalTo("resolved"));
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("sequence", 2L);
    }

    @Test
    void all_of_one_cause_are_retried_at_once() {
        // Given
        var teams = Stream.generate(UUID::randomUUID).limit(5).toList();
        var letters = teams.stream().map(this::refused).map(operator::awaitLetter).toList();
        teams.subList(1, 5).forEach(operator::allow);
        // When
        operator.retry(Map.of("projection", "teams", "cause", "REFUSED"))
                .statusCode(200)
                .body("resolved", greaterThanOrEqualTo(4))
                .body("stuck_again", greaterThanOrEqualTo(1));
        // Then
        assertThat(teams).map(operator::stuck).containsExactly(1L, 0L, 0L, 0L, 0L);
        operator.look(letters.get(4)).body("letter.state", equalTo("resolved"));
    }

    @Test
    void an_aggregate_is_retried_by_its_id() {
        // Given
        var team = UUID.randomUUID();
        operator.awaitLetter(refused(team));
        operator.allow(team);
        var which = Map.of("projection", "teams", "aggregate_id", team.toString());
        // When
        operator.retry(which).statusCode(200).body("resolved", equalTo(1));
        // Then
        assertThat(operator.stuck(team)).isZero();
        operator.retry(which).statusCode(409).body("title", equalTo("Nothing to do"));
    }

    @Test
    void nothing_is_retried_where_nothing_is_stuck() {
        // Given
        var team = UUID.randomUUID();
        var letter = operator.awaitLetter(refused(team));
        operator.allow(team);
        operator.retry(letter).statusCode(200);
        // When
        operator.retry(letter)
                .statusCode(409)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo("It is resolved, and no aggregate is stuck because of it."));
        // Then
        operator.look(letter).body("actions", hasSize(1));
    }

    private Envelope refused(UUID team) {
        operator.refuse(team);
        world.happens(team, new TeamRegistered("Before"));
        return world.happens(team, new TeamRenamed("Refused"));
    }
}
