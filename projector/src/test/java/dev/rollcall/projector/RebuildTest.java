package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A view is built again beside the live one and takes its place, whatever happens meanwhile.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RebuildTest {

    World world;

    private RebuiltView view;

    @BeforeEach
    void meet() {
        view = new RebuiltView(world);
    }

    @Test
    void what_differs_is_told_and_mended() {
        // Given
        var team = view.happened(new TeamRegistered("One"), new TeamRenamed("Two"));
        view.rebuild("teams", "auto");
        view.awaitPhase("teams", "done");
        world.database()
                .execute("update read_model.teams set name = 'Wrong' where team_id = ?", team);
        // When
        view.rebuild("teams", "auto");
        // Then
        view.awaitPhase("teams", "done");
        RebuiltView.operator()
                .get("/projector/v1/projections/teams/rebuild")
                .then()
                .body("differences", equalTo(1))
                .body("comparison.columns.name", equalTo(1))
                .body("comparison.columns.archived_at", equalTo(0))
                .body("comparison.rows[0].team_id", equalTo(team.toString()))
                .body("comparison.rows[0].live", hasEntry("name", "Wrong"))
                .body("comparison.rows[0].new", hasEntry("name", "Two"))
                .body("requested_by", equalTo("operator"));
        assertThat(view.name(team)).isEqualTo("Two");
        assertThat(view.indexesAndKeys()).isEqualTo(RebuiltView.INDEXES_AND_KEYS);
        assertThat(view.leftOver()).isZero();
    }

    @Test
    void both_views_at_once_under_load_miss_nothing_and_keep_their_references() {
        // Given
        var before = Stream.generate(this::teamWithUpdate).limit(60).toList();
        var unborn = UUID.randomUUID();
        view.happened(submitted(unborn, "before its team"));
        // When
        view.rebuild("teams", "auto");
        view.rebuild("status_updates", "auto");
        var meanwhile = Stream.generate(this::teamWithUpdate).limit(60).toList();
        // Then
        view.awaitPhase("teams", "done");
        view.awaitPhase("status_updates", "done");
        var after = teamWithUpdate();
        Stream.of(before, meanwhile, List.of(after))
                .flatMap(List::stream)
                .forEach(team -> await().atMost(20, SECONDS).until(() -> isWhole(team)));
        assertThat(view.indexesAndKeys()).isEqualTo(RebuiltView.INDEXES_AND_KEYS);
        var late = world.happens(unborn, new TeamRegistered("Late"));
        await().atMost(20, SECONDS).until(() -> "Late".equals(view.name(unborn)));
        assertThat(late.sequence()).isEqualTo(1);
    }

    @Test
    void listeners_are_told_to_read_anew() {
        // Given
        view.happened(new TeamRegistered("One"));
        long resets = view.resets();
        // When
        view.rebuild("teams", "auto");
        // Then
        view.awaitPhase("teams", "done");
        assertThat(view.resets()).isEqualTo(resets + 1);
    }

    @Test
    void when_equal_waits_where_something_differs_until_an_operator_decides() {
        // Given
        var team = view.happened(new TeamRegistered("One"));
        world.database()
                .execute("update read_model.teams set name = 'Wrong' where team_id = ?", team);
        view.rebuild("teams", "when_equal");
        view.awaitPhase("teams", "waiting");
        var later = view.happened(new TeamRegistered("Later"));
        assertThat(view.name(team)).isEqualTo("Wrong");
        // When
        RebuiltView.operator()
                .post("/projector/v1/projections/teams/rebuild/swap")
                .then()
                .statusCode(200);
        // Then
        view.awaitPhase("teams", "done");
        assertThat(view.name(team)).isEqualTo("One");
        assertThat(view.name(later)).isEqualTo("Later");
        view.rebuild("teams", "when_equal");
        view.awaitPhase("teams", "done");
    }

    @Test
    void one_that_is_given_up_leaves_no_trace() {
        // Given
        view.happened(new TeamRegistered("One"));
        view.rebuild("teams", "manual");
        view.awaitPhase("teams", "waiting");
        // When
        RebuiltView.operator()
                .post("/projector/v1/projections/teams/rebuild/abort")
                .then()
                .statusCode(200);
        // Then
        RebuiltView.operator()
                .get("/projector/v1/projections/teams/rebuild")
                .then()
                .body("phase", equalTo("aborted"))
                .body("ended_by", equalTo("operator"));
        assertThat(view.leftOver()).isZero();
        RebuiltView.operator()
                .post("/projector/v1/projections/teams/rebuild/abort")
                .then()
                .statusCode(409)
                .body("title", equalTo("Conflict"));
    }

    @Test
    void a_reader_with_a_long_transaction_is_waited_for_and_blocks_nobody() throws SQLException {
        // Given
        var team = view.happened(new TeamRegistered("One"));
        try (var reader =
                        DriverManager.getConnection(
                                "jdbc:" + world.postgres().url(), "postgres", "");
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("select count(*) from read_model.teams").close();
            // When
            view.rebuild("teams", "auto");
            view.awaitPhase("teams", "swapping");
            var last = world.happens(team, new TeamRenamed("Two"));
            await().atMost(20, SECONDS).until(() -> "Two".equals(view.name(team)));
            assertThat(last.sequence()).isEqualTo(2);
            reader.commit();
        }
        // Then
        view.awaitPhase("teams", "done");
        assertThat(view.name(team)).isEqualTo("Two");
    }

    @Test
    void views_over_a_view_stay() {
        // Given
        var team = view.happened(new TeamRegistered("One"));
        world.database()
                .execute(
                        """
                        create view read_model.names as
                        select name, team_id from read_model.teams
                        """);
        world.database()
                .execute(
                        """
                        create view read_model.many_names as
                        select name, count(*) from read_model.names group by name
                        """);
        try {
            // When
            view.rebuild("teams", "auto");
            view.awaitPhase("teams", "done");
            // Then
            var last = world.happens(team, new TeamRenamed("Two"));
            await().atMost(20, SECONDS)
                    .until(
                            () ->
                                    world.database()
                                                    .number(
                                                            "select count(*) from read_model.names where team_id = ? and name = 'Two'",
                                                            team)
                                            == 1);
            assertThat(last.sequence()).isEqualTo(2);
        } finally {
            world.database().execute("drop view read_model.names cascade");
        }
    }

    @Test
    void the_past_of_views_is_read_from_the_new_tables() {
        // Given
        var team = view.happened(new TeamRegistered("One"));
        var joined = world.happens(team, new MemberJoined("T1", "U1"));
        world.happens(team, new MemberJoined("T1", "U2"));
        await().atMost(20, SECONDS).until(() -> members(team, null) == 2);
        // When
        view.rebuild("teams", "auto");
        // Then
        view.awaitPhase("teams", "done");
        assertThat(members(team, joined.position())).isEqualTo(1);
        assertThat(members(team, null)).isEqualTo(2);
    }

    /// Now, or after the event of a position.
    private long members(UUID team, Long position) {
        return world.database()
                .number(
                        "select count(*) from read_model.members%s where team_id = ?"
                                .formatted(position == null ? "" : "(" + position + ", null)"),
                        team);
    }

    @Test
    void what_cannot_be_applied_stays_stuck_and_its_neighbours_are_right() {
        // Given
        var team = view.happened(new TeamRegistered("One"));
        var poison = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        var huge = view.happened(new TeamRegistered("Huge"));
        world.publish(poison);
        await().atMost(20, SECONDS).until(() -> isStuck(team));
        // When
        view.rebuild("teams", "auto");
        // Then
        view.awaitPhase("teams", "done");
        assertThat(isStuck(team)).isTrue();
        assertThat(isStuck(huge)).isFalse();
        assertThat(view.name(team)).isEqualTo("One");
    }

    @Test
    void bad_requests_are_told_what_is_wrong() {
        RebuiltView.operator()
                .post("/projector/v1/projections/nothing/rebuild")
                .then()
                .statusCode(404)
                .body("detail", equalTo("there is no projection nothing"));
        RebuiltView.operator()
                .post("/projector/v1/projections/teams/rebuild?swap=perhaps")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("swap"));
        given().auth()
                .oauth2(World.READER)
                .post("/projector/v1/projections/teams/rebuild")
                .then()
                .statusCode(403);
    }

    private static StatusUpdateSubmitted submitted(UUID team, String text) {
        return new StatusUpdateSubmitted(
                team, "Ada", null, null, List.of(new Answer(null, text)), null);
    }

    /// The team's id, which is the update's text, too.
    private UUID teamWithUpdate() {
        var team = UUID.randomUUID();
        var update = UUID.randomUUID();
        world.happens(update, submitted(team, "first"));
        world.happens(team, new TeamRegistered(team.toString()));
        world.happens(update, new StatusUpdateEdited(List.of(new Answer(null, team.toString()))));
        return team;
    }

    private boolean isWhole(UUID team) {
        return world.database()
                        .number(
                                """
                                select count(*)
                                from read_model.teams t
                                join read_model.status_updates u using (team_id)
                                join read_model.status_update_history h using (update_id)
                                where t.team_id = ?
                                and t.name = t.team_id::text
                                and u.content = t.name
                                """,
                                team)
                == 2;
    }

    private boolean isStuck(UUID team) {
        return world.database()
                        .number(
                                "select count(*) from read_model.stuck where aggregate_id = ?",
                                team.toString())
                == 1;
    }
}
