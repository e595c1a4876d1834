package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.events.Event;
import dev.rollcall.projector.outside.World;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/// What is rebuilt, as an operator has it done and as its tables show it.
record RebuiltView(World world) {

    static final List<String> INDEXES_AND_KEYS =
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

    UUID happened(Event... events) {
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

    static RequestSpecification operator() {
        return given().auth().oauth2(World.OPERATOR);
    }

    void rebuild(String projection, String swap) {
        operator()
                .post("/projector/v1/projections/%s/rebuild?swap=%s".formatted(projection, swap))
                .then()
                .statusCode(202);
    }

    void awaitPhase(String projection, String phase) {
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

    String name(UUID team) {
        return (String)
                world.database()
                        .row("select name from read_model.teams where team_id = ?", team)
                        .get("name");
    }

    long resets() {
        return world.database()
                .number(
                        "select count(*) from read_model.changes where kind = 'reset' and projection = 'teams'");
    }

    List<String> indexesAndKeys() {
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

    long leftOver() {
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
}
