package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.api.parameters.Selected;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a page of status updates costs PostgreSQL: its own statements, planned over what ten teams
/// have said in turn, which nobody else sees.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class PagePlansTest {
    private static final List<String> FIELDS =
            List.of(
                    "team_id",
                    "content",
                    "answers::text",
                    "author",
                    "slack_workspace",
                    "slack_user",
                    "poll_id",
                    "created_at",
                    "updated_at");

    private static final String OTHERS =
            """
            with teams as (
                insert into read_model.teams (team_id)
                select gen_random_uuid()
                from generate_series(1, 10)
                returning team_id),
            numbered as (
                select array_agg(team_id) as ids
                from teams)
            insert into read_model.status_updates (
                update_id, team_id, content, author, slack_workspace, slack_user, created_at,
                updated_at, sequence, position)
            select gen_random_uuid(), ids[1 + n % 10], repeat('said ', 20), 'author ' || n % 10,
                'T0LOCAL', 'U' || n % 10, timestamptz '2026-01-01' + n * interval '1 second',
                timestamptz '2026-01-01' + n * interval '1 second', 1, n
            from generate_series(1, 30000) as n, numbered
            """;

    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        connection = DriverManager.getConnection(Views.url(), "rollcall_owner", "");
        connection.setAutoCommit(false);
        run(OTHERS);
        run("analyze read_model.status_updates");
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        run("analyze read_model.status_updates");
        connection.commit();
        connection.close();
    }

    /// By the index of time it would pass over what all others said.
    @ParameterizedTest
    @CsvSource({
        "team_id, updated_at, status_updates_team",
        "author, created_at, status_updates_author",
        "slack_user, author, status_updates_slack_user"
    })
    void a_page_of_those_who_said_nothing_looks_at_no_row_of_others(
            String whose, String field, String index) throws SQLException {
        // Given
        var nobody = whose.equals("team_id") ? UUID.randomUUID().toString() : "nobody";
        var filter =
                whose.equals("slack_user")
                        ? Map.of("slack_workspace", "T0LOCAL", whose, nobody)
                        : Map.of(whose, nobody);
        prepare(statement(filter, field));
        var values = new StringJoiner(", ", "(null, ", ", 51)");
        filter.values().forEach(_ -> values.add("'" + nobody + "'"));

        for (var mode : new String[] {"force_custom_plan", "force_generic_plan"}) {
            // When
            run("set local plan_cache_mode = " + mode);
            var plan = ask("explain execute page" + values);

            // Then
            assertThat(plan).as(mode).contains(index).doesNotContain("status_updates_time");
        }
    }

    @Test
    void a_page_is_planned_once_and_not_for_each_query() throws SQLException {
        var team =
                ask(
                        "select min(team_id::text) from read_model.status_updates where author = 'author 1'");
        var moment = "2026-01-01T05:00:00Z";

        assertThat(plansFor(statement(Map.of("team_id", team), "content"), team)).isEqualTo("5");
        assertThat(
                        plansFor(
                                statement(Map.of("team_id", team, "as_of", moment), "content"),
                                moment,
                                team))
                .isEqualTo("5");
    }

    /// For how many of twenty queries there was one; the first five always have one.
    private String plansFor(String statement, String... values) throws SQLException {
        prepare(statement);
        for (int n = 0; n < 20; n++) {
            ask("execute page(null, '%s', 51)".formatted(String.join("', '", values)));
        }
        return ask("select custom_plans from pg_prepared_statements where name = 'page'");
    }

    /// What the api sends, told by a choice of fields that nobody else makes.
    private String statement(Map<String, String> filter, String field) {
        var found = new AtomicReference<String>();
        await().until(
                        () -> {
                            reader().queryParams(filter)
                                    .queryParam("fields", "answers," + field)
                                    .get("/api/v1/status-updates")
                                    .then()
                                    .statusCode(200);
                            found.set(sent(field, filter.containsKey("as_of")));
                            return found.get() != null;
                        });
        return found.get();
    }

    private static String sent(String field, boolean past) throws SQLException {
        var columns = new Selected(Set.of("answers", field), false).columns("v.", FIELDS);
        try (var superuser = DriverManager.getConnection(Views.url(), "postgres", "");
                var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select query from pg_stat_activity where usename = 'rollcall_api'")) {
            while (rows.next()) {
                var sql = rows.getString(1);
                if (sql.contains(columns + ", ") && past == sql.contains("::timestamptz) as v")) {
                    return sql;
                }
            }
        }
        return null;
    }

    private void prepare(String statement) throws SQLException {
        run("deallocate all");
        run("prepare page as " + statement);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        var lines = new StringJoiner("\n");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines.toString();
    }
}
