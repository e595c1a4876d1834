package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.applying.Pausing;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.teams.Teams;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import dev.rollcall.projector.rebuilding.RebuildConfig;
import dev.rollcall.projector.rebuilding.Rebuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What operators do about a view while it is rebuilt holds in the new one, too.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RebuildOperatorsTest {

    private static final String VIEW = "/projector/v1/projections/teams";

    World world;

    @Inject Transactions transactions;

    @Inject RebuildConfig config;

    /// Names at which the next version throws.
    private final Set<String> unbearable = ConcurrentHashMap.newKeySet();

    private final UUID team = UUID.randomUUID();
    private Operator operator;
    private Rebuilder<?, ?> next;

    @BeforeEach
    void meet() {
        operator = new Operator(world);
        next = rebuilder(nextVersion(Teams.PROJECTION));
    }

    /// The pods of this test have the older version.
    @AfterEach
    void goBack() {
        post("/rebuild?swap=auto").then().statusCode(202);
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> asked().get(VIEW + "/rebuild").then().body("phase", equalTo("done")));
    }

    @Test
    void what_is_discarded_meanwhile_stays_out_though_it_was_filled_in() {
        // Given
        var poison = refused();
        var letter = operator.awaitLetter(poison);
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.CATCHING_UP);
        assertThat(candidate()).containsEntry("name", "Refused");
        // When
        operator.discard(letter, "not worth it").body("outcome", equalTo("goes_on"));
        world.happens(team, new TeamRenamed("After"));
        stepUntil(Phase.DONE);
        // Then
        assertThat(next.find().orElseThrow().differences()).isZero();
        assertThat(row()).containsEntry("name", "After").containsEntry("sequence", 3L);
        assertThat(versionsNamed("Refused")).isZero();
        assertThat(operator.stuck(team)).isZero();
    }

    @Test
    void what_is_discarded_as_late_as_while_it_waits_for_the_swap_stays_out() {
        var letter = operator.awaitLetter(refused());
        next.begin(Swap.MANUAL, "test");
        stepUntil(Phase.WAITING);

        operator.discard(letter, "not worth it").body("outcome", equalTo("goes_on"));
        next.swap();
        stepUntil(Phase.DONE);

        assertThat(row()).containsEntry("name", "Before").containsEntry("sequence", 2L);
        assertThat(versionsNamed("Refused")).isZero();
    }

    @Test
    void what_is_discarded_meanwhile_holds_nothing_up_in_the_new_view() {
        // Given
        unbearable.add("Refused");
        var letter = operator.awaitLetter(refused());
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.CATCHING_UP);
        assertThat(candidate()).containsEntry("name", "Before");
        // When
        operator.discard(letter, "not worth it").body("outcome", equalTo("goes_on"));
        world.happens(team, new TeamRenamed("After"));
        stepUntil(Phase.DONE);
        // Then
        assertThat(operator.stuck(team)).isZero();
        assertThat(row()).containsEntry("name", "After");
        operator.look(letter).body("letter.state", equalTo("discarded"));
    }

    @Test
    void what_was_retried_meanwhile_does_not_come_back() {
        // Given
        unbearable.add("Refused");
        var letter = operator.awaitLetter(refused());
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.CATCHING_UP);
        // When
        unbearable.clear();
        operator.allow(team);
        operator.retry(letter).body("outcome", equalTo("goes_on"));
        stepUntil(Phase.DONE);
        // Then
        assertThat(operator.stuck(team)).isZero();
        assertThat(row()).containsEntry("name", "Refused");
        operator.look(letter).body("letter.state", equalTo("resolved"));
    }

    @Test
    void what_the_new_version_cannot_apply_is_stuck_whatever_was_retried() {
        // Given
        unbearable.add("Refused");
        var letter = operator.awaitLetter(refused());
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.CATCHING_UP);
        // When
        operator.allow(team);
        operator.retry(letter).body("outcome", equalTo("goes_on"));
        stepUntil(Phase.DONE);
        // Then
        assertThat(operator.stuck(team)).isOne();
        assertThat(row()).containsEntry("name", "Before");
        operator.look(letter).body("letter.state", equalTo("open"));
    }

    @Test
    void what_cannot_be_applied_any_more_goes_back_to_before_it() {
        var letter = operator.awaitLetter(refused());
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.CATCHING_UP);
        assertThat(candidate()).containsEntry("name", "Refused");

        unbearable.add("Refused");
        operator.allow(team);
        operator.retry(letter).body("outcome", equalTo("goes_on"));
        stepUntil(Phase.DONE);

        assertThat(row()).containsEntry("name", "Before").containsEntry("sequence", 1L);
        assertThat(operator.stuck(team)).isOne();
    }

    @Test
    void a_view_that_paused_itself_goes_on_as_another_version() {
        // Given
        happened("One");
        pause("rollcall");
        world.happens(team, new TeamRenamed("Two"));
        // When
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.DONE);
        // Then
        assertThat(pausedBy()).isNull();
        assertThat(row()).containsEntry("name", "Two");
        assertThat(
                        world.database()
                                .row(
                                        """
                                        select action, actor, reason
                                        from read_model.projection_actions
                                        order by number desc
                                        limit 1
                                        """))
                .containsEntry("action", "resume")
                .containsEntry("actor", "rollcall")
                .containsEntry(
                        "reason", "version %d goes live".formatted(Teams.PROJECTION.version() + 1));
    }

    @Test
    void built_again_as_the_same_version_it_stays_paused() {
        happened("One");
        pause("rollcall");

        goBack();

        assertThat(pausedBy()).isEqualTo("rollcall");
        post("/resume").then().statusCode(204);
    }

    @Test
    void what_an_operator_paused_is_rebuilt_and_waits_for_an_operator() {
        // Given
        happened("One");
        pause("operator");
        world.happens(team, new TeamRenamed("Two"));
        // When
        next.begin(Swap.AUTO, "test");
        stepUntil(Phase.DONE);
        goBack();
        world.happens(team, new TeamRenamed("Three"));
        var other = UUID.randomUUID();
        world.happens(other, new TeamRegistered("Other"));
        // Then
        assertThat(pausedBy()).isEqualTo("operator");
        assertThat(row()).containsEntry("name", "Two");
        // And then
        post("/resume").then().statusCode(204);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(row()).containsEntry("name", "Three"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                asked().get("/projector/v1/projections")
                                        .then()
                                        .body("items[0].lag_events", equalTo(0))
                                        .body("items[0].position", equalTo((int) head())));
    }

    private Envelope refused() {
        operator.refuse(team);
        world.happens(team, new TeamRegistered("Before"));
        return world.happens(team, new TeamRenamed("Refused"));
    }

    private void happened(String name) {
        world.happens(team, new TeamRegistered(name));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(row()).containsEntry("name", name));
    }

    private <R> Projection<R, TeamEvent> nextVersion(Projection<R, TeamEvent> teams) {
        return new Projection<>(
                teams.name(),
                teams.version() + 1,
                teams.events(),
                teams.table(),
                (row, event, envelope) -> {
                    if (event instanceof TeamRenamed(var name)
                            && envelope.aggregateId().equals(team.toString())
                            && unbearable.contains(name)) {
                        throw new IllegalStateException("cannot bear " + name);
                    }
                    return teams.apply().apply(row, event, envelope);
                });
    }

    private <R> Rebuilder<R, TeamEvent> rebuilder(Projection<R, TeamEvent> projection) {
        return new Rebuilder<>(
                projection, Place.NEXT, transactions, config.page(), config.patience());
    }

    private void stepUntil(Phase phase) {
        await().atMost(30, SECONDS)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            if (next.find().orElseThrow().phase() != phase) {
                                next.step();
                            }
                            return next.find().orElseThrow().phase() == phase;
                        });
    }

    private void pause(String by) {
        transactions.run(it -> Pausing.pause(it, "teams", "a test", by));
    }

    private Object pausedBy() {
        return world.database()
                .row("select paused_by from read_model.projections where name = 'teams'")
                .get("paused_by");
    }

    private Map<String, Object> row() {
        return world.database()
                .row("select name, sequence from read_model.teams where team_id = ?", team);
    }

    private Map<String, Object> candidate() {
        return world.database()
                .row("select name, sequence from read_model_next.teams where team_id = ?", team);
    }

    private long versionsNamed(String name) {
        return world.database()
                .number(
                        "select count(*) from read_model.team_history where team_id = ? and name = ?",
                        team,
                        name);
    }

    private long head() {
        return world.database().number("select max(position) from event_store.events");
    }

    private static Response post(String path) {
        return asked().post(VIEW + path);
    }

    private static RequestSpecification asked() {
        return given().auth().oauth2(World.OPERATOR);
    }
}
