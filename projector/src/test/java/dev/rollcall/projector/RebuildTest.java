package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.startsWith;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Event;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import dev.rollcall.projector.rebuilding.RebuildConfig;
import dev.rollcall.projector.rebuilding.Rebuilder;
import dev.rollcall.projector.rebuilding.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A view is built again beside the live one and takes its place, whatever happens meanwhile.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RebuildTest {

    private static final int NEWER = Projections.ALL.getFirst().version() + 1;

    private static final Executor EACH = task -> Thread.ofVirtual().start(task);

    World world;

    @Inject Transactions transactions;

    @Inject RebuildConfig config;

    @Test
    void what_differs_is_told_and_mended() {
        // Given
        var team = happened(new TeamRegistered("One"), new TeamRenamed("Two"));
        rebuild("teams", "auto");
        awaitPhase("teams", "done");
        world.database()
                .execute("update read_model.teams set name = 'Wrong' where team_id = ?", team);
        // When
        rebuild("teams", "auto");
        // Then
        awaitPhase("teams", "done");
        operator()
                .get("/projector/v1/projections/teams/rebuild")
                .then()
                .body("differences", equalTo(1))
                .body("comparison.columns.name", equalTo(1))
                .body("comparison.columns.archived_at", equalTo(0))
                .body("comparison.rows[0].team_id", equalTo(team.toString()))
                .body("comparison.rows[0].live", hasEntry("name", "Wrong"))
                .body("comparison.rows[0].new", hasEntry("name", "Two"))
                .body("requested_by", equalTo("operator"));
        assertThat(name(team)).isEqualTo("Two");
        assertThat(indexesAndKeys()).isEqualTo(INDEXES_AND_KEYS);
        assertThat(leftOver()).isZero();
    }

    @Test
    void both_views_at_once_under_load_miss_nothing_and_keep_their_references() {
        // Given
        var before = Stream.generate(this::teamWithUpdate).limit(60).toList();
        var unborn = UUID.randomUUID();
        happened(submitted(unborn, "before its team"));
        // When
        rebuild("teams", "auto");
        rebuild("status_updates", "auto");
        var meanwhile = Stream.generate(this::teamWithUpdate).limit(60).toList();
        // Then
        awaitPhase("teams", "done");
        awaitPhase("status_updates", "done");
        var after = teamWithUpdate();
        Stream.of(before, meanwhile, List.of(after))
                .flatMap(List::stream)
                .forEach(team -> await().atMost(20, SECONDS).until(() -> isWhole(team)));
        assertThat(indexesAndKeys()).isEqualTo(INDEXES_AND_KEYS);
        var late = world.happens(unborn, new TeamRegistered("Late"));
        await().atMost(20, SECONDS).until(() -> "Late".equals(name(unborn)));
        assertThat(late.sequence()).isEqualTo(1);
    }

    @Test
    void listeners_are_told_to_read_anew() {
        // Given
        happened(new TeamRegistered("One"));
        long resets = resets();
        // When
        rebuild("teams", "auto");
        // Then
        awaitPhase("teams", "done");
        assertThat(resets()).isEqualTo(resets + 1);
    }

    @Test
    void when_equal_waits_where_something_differs_until_an_operator_decides() {
        // Given
        var team = happened(new TeamRegistered("One"));
        world.database()
                .execute("update read_model.teams set name = 'Wrong' where team_id = ?", team);
        rebuild("teams", "when_equal");
        awaitPhase("teams", "waiting");
        var later = happened(new TeamRegistered("Later"));
        assertThat(name(team)).isEqualTo("Wrong");
        // When
        operator().post("/projector/v1/projections/teams/rebuild/swap").then().statusCode(200);
        // Then
        awaitPhase("teams", "done");
        assertThat(name(team)).isEqualTo("One");
        assertThat(name(later)).isEqualTo("Later");
        rebuild("teams", "when_equal");
        awaitPhase("teams", "done");
    }

    @Test
    void one_that_is_given_up_leaves_no_trace() {
        // Given
        happened(new TeamRegistered("One"));
        rebuild("teams", "manual");
        awaitPhase("teams", "waiting");
        // When
        operator().post("/projector/v1/projections/teams/rebuild/abort").then().statusCode(200);
        // Then
        operator()
                .get("/projector/v1/projections/teams/rebuild")
                .then()
                .body("phase", equalTo("aborted"))
                .body("ended_by", equalTo("operator"));
        assertThat(leftOver()).isZero();
        operator()
                .post("/projector/v1/projections/teams/rebuild/abort")
                .then()
                .statusCode(409)
                .body("title", equalTo("Conflict"));
    }

    @Test
    void a_reader_with_a_long_transaction_is_waited_for_and_blocks_nobody() throws SQLException {
        // Given
        var team = happened(new TeamRegistered("One"));
        try (var reader =
                        DriverManager.getConnection(
                                "jdbc:" + world.postgres().url(), "postgres", "");
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("select count(*) from read_model.teams").close();
            // When
            rebuild("teams", "auto");
            awaitPhase("teams", "swapping");
            var last = world.happens(team, new TeamRenamed("Two"));
            await().atMost(20, SECONDS).until(() -> "Two".equals(name(team)));
            assertThat(last.sequence()).isEqualTo(2);
            reader.commit();
        }
        // Then
        awaitPhase("teams", "done");
        assertThat(name(team)).isEqualTo("Two");
    }

    @Test
    void views_over_a_view_stay() {
        // Given
        var team = happened(new TeamRegistered("One"));
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
            rebuild("teams", "auto");
            awaitPhase("teams", "done");
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
        var team = happened(new TeamRegistered("One"));
        var joined = world.happens(team, new MemberJoined("T1", "U1"));
        world.happens(team, new MemberJoined("T1", "U2"));
        await().atMost(20, SECONDS).until(() -> members(team, null) == 2);
        // When
        rebuild("teams", "auto");
        // Then
        awaitPhase("teams", "done");
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
        var team = happened(new TeamRegistered("One"));
        var poison = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        var huge = happened(new TeamRegistered("Huge"));
        world.publish(poison);
        await().atMost(20, SECONDS).until(() -> isStuck(team));
        // When
        rebuild("teams", "auto");
        // Then
        awaitPhase("teams", "done");
        assertThat(isStuck(team)).isTrue();
        assertThat(isStuck(huge)).isFalse();
        assertThat(name(team)).isEqualTo("One");
    }

    @Test
    void another_pod_goes_on_where_one_was_killed() {
        // Given
        var teams = Stream.generate(() -> happened(new TeamRegistered("One"))).limit(30).toList();
        var one = rebuilder(newer(Projections.ALL.getFirst()));
        one.begin(Swap.AUTO, "one");
        while (one.find().orElseThrow().events() == 0) {
            assertThat(one.step()).isEqualTo(Step.FILLED);
        }
        long events = one.find().orElseThrow().events();
        // When
        var other = rebuilder(newer(Projections.ALL.getFirst()));
        other.begin(Swap.AUTO, "other");
        while (other.find().orElseThrow().phase() != Phase.DONE) {
            other.step();
        }
        // Then
        assertThat(events).isLessThan(teamEvents());
        assertThat(other.find().orElseThrow().requestedBy()).isEqualTo("one");
        assertThat(other.find().orElseThrow().events()).isEqualTo(teamEvents());

        // And then: pods of the older version write nothing, until an operator goes back.
        var team = teams.getFirst();
        world.happens(team, new TeamRenamed("Two"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                operator()
                                        .get("/projector/v1/projections")
                                        .then()
                                        .body("items[0].live_version", equalTo(NEWER))
                                        .body(
                                                "items[0].failing",
                                                startsWith("version %d is live".formatted(NEWER))));
        assertThat(name(team)).isEqualTo("One");
        rebuild("teams", "auto");
        awaitPhase("teams", "done");
        assertThat(name(team)).isEqualTo("Two");
    }

    @Test
    void pods_that_are_asked_at_once_begin_one() {
        for (int round = 0; round < 5; round++) {
            // Given
            world.database().execute("delete from read_model.rebuild_parts");
            world.database().execute("delete from read_model.rebuilds where projection = 'teams'");
            var pods =
                    Stream.of("one", "two", "three", "four")
                            .map(pod -> CompletableFuture.supplyAsync(() -> begin(pod), EACH))
                            .toList();
            // When
            var begun = pods.stream().map(CompletableFuture::join).toList();
            // Then
            assertThat(begun).hasSize(4).containsOnly(begun.getFirst());
            assertThat(rebuilder(newer(Projections.ALL.getFirst())).abort("test")).isTrue();
        }
        assertThat(leftOver()).isZero();
    }

    private String begin(String pod) {
        var rebuild = rebuilder(newer(Projections.ALL.getFirst())).begin(Swap.AUTO, pod);
        return rebuild.requestedBy() + rebuild.requestedAt();
    }

    @Test
    void pods_of_an_older_version_keep_the_live_view_while_the_newer_one_is_built() {
        // Given
        var team = happened(new TeamRegistered("One"));
        var newer = rebuilder(newer(Projections.ALL.getFirst()));
        newer.begin(Swap.AUTO, "newer");
        newer.step();
        long events = newer.find().orElseThrow().events();
        // When
        world.happens(team, new TeamRenamed("Two"));
        // Then
        await().atMost(20, SECONDS).until(() -> "Two".equals(name(team)));
        await().during(1, SECONDS).until(() -> newer.find().orElseThrow().events() == events);
        rebuild("teams", "auto");
        assertThat(newer.find().orElseThrow().version()).isEqualTo(NEWER);
        newer.abort("newer");
    }

    @Test
    void bad_requests_are_told_what_is_wrong() {
        operator()
                .post("/projector/v1/projections/nothing/rebuild")
                .then()
                .statusCode(404)
                .body("detail", equalTo("there is no projection nothing"));
        operator()
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

    private static <R, E extends Event> Projection<R, E> newer(Projection<R, E> projection) {
        return new Projection<>(
                projection.name(),
                NEWER,
                projection.events(),
                projection.table(),
                projection.apply());
    }

    private <R, E extends Event> Rebuilder<R, E> rebuilder(Projection<R, E> projection) {
        return new Rebuilder<>(
                projection, Place.NEXT, transactions, config.page(), config.patience());
    }

    private UUID happened(Event... events) {
        var aggregate = UUID.randomUUID();
        long sequence = 0;
        for (var event : events) {
            sequence = world.happens(aggregate, event).sequence();
        }
        long last = sequence;
        await().atMost(20, SECONDS).until(() -> sequence(aggregate) == last);
        return aggregate;
    }

    private long sequence(UUID aggregate) {
        return world.database()
                .number(
                        """
                        select coalesce(max(sequence), 0)
                        from (select team_id as id, sequence from read_model.teams
                              union all
                              select update_id, sequence from read_model.status_updates) rows
                        where id = ?
                        """,
                        aggregate);
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

    private String name(UUID team) {
        return (String)
                world.database()
                        .row("select name from read_model.teams where team_id = ?", team)
                        .get("name");
    }

    private boolean isStuck(UUID team) {
        return world.database()
                        .number(
                                "select count(*) from read_model.stuck where aggregate_id = ?",
                                team.toString())
                == 1;
    }

    private long resets() {
        return world.database()
                .number(
                        "select count(*) from read_model.changes where kind = 'reset' and projection = 'teams'");
    }

    /// With those that nobody knows.
    private long teamEvents() {
        return world.database()
                .number(
                        "select count(*) from event_store.events where type <> all (string_to_array(?, ' '))",
                        String.join(" ", Projections.ALL.getFirst().foreignTypes()));
    }

    private static final List<String> INDEXES_AND_KEYS =
            List.of(
                    "status_update_history_from",
                    "status_update_history_pkey",
                    "status_update_history_when",
                    "status_update_history_words",
                    "status_updates_author",
                    "status_updates_known",
                    "status_updates_pkey",
                    "status_updates_poll",
                    "status_updates_slack_user",
                    "status_updates_team",
                    "status_updates_team_id_fkey",
                    "status_updates_time",
                    "status_updates_words",
                    "team_history_from",
                    "team_history_pkey",
                    "team_history_when",
                    "teams_created",
                    "teams_name",
                    "teams_pkey",
                    "teams_updated");

    private List<String> indexesAndKeys() {
        var row =
                world.database()
                        .row(
                                """
                                select string_agg(distinct name, ' ' order by name) as names
                                from (select indexname as name from pg_indexes
                                      where schemaname = 'read_model'
                                      and tablename in (
                                          'teams', 'team_history',
                                          'status_updates', 'status_update_history')
                                      union all
                                      select conname from pg_constraint
                                      where contype = 'f' and convalidated
                                      and conrelid = 'read_model.status_updates'::regclass
                                      and confrelid = 'read_model.teams'::regclass) as all_names
                                """);
        return List.of(row.get("names").toString().split(" "));
    }

    private long leftOver() {
        return world.database()
                .number(
                        """
                        select (select count(*) from pg_tables where schemaname = 'read_model_next'
                                and tablename like 'team%')
                               + (select count(*) from read_model.rebuild_parts
                                  where projection = 'teams')
                               + (select count(*) from read_model.rebuild_poison
                                  where projection = 'teams')
                        """);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(World.OPERATOR);
    }

    private static void rebuild(String projection, String swap) {
        operator()
                .post("/projector/v1/projections/%s/rebuild?swap=%s".formatted(projection, swap))
                .then()
                .statusCode(202);
    }

    private static void awaitPhase(String projection, String phase) {
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () ->
                                operator()
                                        .get(
                                                "/projector/v1/projections/%s/rebuild"
                                                        .formatted(projection))
                                        .then()
                                        .body("phase", equalTo(phase)));
    }
}
