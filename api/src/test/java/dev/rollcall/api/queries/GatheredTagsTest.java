package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tags of lists that SQL gathers from several views.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class GatheredTagsTest {
    private static final Map<String, String> PROJECTIONS =
            Map.of(
                    "teams", "teams",
                    "team_history", "teams",
                    "status_updates", "status_updates",
                    "polls", "participation",
                    "blockers", "blockers",
                    "streak_updates", "streaks");

    @Inject MeterRegistry metrics;

    private final Views views = new Views();
    private final Log log = new Log(views);
    private final UUID team = log.team("U1", "U2");

    @AfterEach
    void close() {
        views.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "participation", "blockers"})
    void a_list_that_is_the_same_is_not_sent_twice_and_no_row_is_looked_at(String list) {
        // Given
        happens();
        var tag = list(list).getHeader("ETag");
        long queries = queries(list);

        // When
        var again = unless(tag, list);

        // Then
        again.then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .body(emptyString());
        assertThat(queries(list)).isEqualTo(queries);
        assertThat(list(list + "?limit=7").getHeader("ETag")).isNotEqualTo(tag);
    }

    /// By the definitions of the views, not by what queries say that they read.
    @ParameterizedTest
    @CsvSource({
        "members, members",
        "participation, participation_by_day",
        "blockers, open_blockers"
    })
    void a_tag_is_another_after_a_change_of_any_view_that_the_list_is_made_of(
            String list, String view) {
        // Given
        happens();
        var madeOf = new TreeSet<>(List.of("teams"));
        tablesOf(view).forEach(table -> madeOf.add(PROJECTIONS.get(table)));
        var seen = new TreeSet<String>();

        // When
        for (var projection : new TreeSet<>(PROJECTIONS.values())) {
            var tag = list(list).getHeader("ETag");
            views.change(projection, team, "{}");
            if (unless(tag, list).statusCode() == 200) {
                seen.add(projection);
            }
        }

        // Then
        assertThat(seen).isEqualTo(madeOf);
    }

    @ParameterizedTest
    @CsvSource({
        "members, false",
        "participation_by_day, false",
        "open_blockers, false",
        "poll_participation, false",
        "streaks, true"
    })
    void only_what_goes_by_the_clock_is_without_a_tag(String view, boolean byTheClock) {
        assertThat(definitionsOf(view).stream().anyMatch(it -> it.matches("(?is).*\\bnow\\(\\).*")))
                .isEqualTo(byTheClock);
    }

    @Test
    void runs_have_a_tag_in_the_past_alone() {
        // Given
        happens();
        var past = "streaks?as_of=" + log.position();

        // When
        var tag = list(past).getHeader("ETag");
        happens();

        // Then
        list("streaks").then().statusCode(200).header("ETag", nullValue());
        unless("*", "streaks").then().statusCode(200);
        unless(tag, past).then().statusCode(304).header("Cache-Control", "private, max-age=60");
        unless(tag, "streaks?as_of=" + log.position()).then().statusCode(200);
        list("streaks?as_of=" + Long.MAX_VALUE).then().header("ETag", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "participation", "blockers"})
    void the_past_keeps_its_tag_while_the_present_goes_on(String list) {
        // Given
        happens();
        var past = list + "?as_of=" + log.position();
        var tag = list(past).getHeader("ETag");

        // When
        happens();
        views.change("teams", team, "{}");

        // Then
        unless(tag, past).then().statusCode(304);
    }

    @Test
    void members_of_a_team_that_stands_still_have_no_tag() {
        // Given
        var tag = list("members").getHeader("ETag");
        views.stuck("teams", team);

        // When
        var still = unless(tag, "members");
        views.freed("teams");

        // Then
        still.then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("items[0]", hasKey("stale_since"));
        unless(tag, "members").then().statusCode(304);
    }

    private void happens() {
        log.asks(team);
        log.says(team, "Ada", "U1", "keys");
        log.later(86_400);
    }

    private List<String> tablesOf(String view) {
        return views.texts(PARTS + "select relname from parts where relkind = 'r'", name(view));
    }

    private List<String> definitionsOf(String view) {
        return views.texts(
                PARTS + "select pg_get_viewdef(oid) from parts where relkind = 'v'", name(view));
    }

    private static String name(String view) {
        return "read_model." + view;
    }

    private static final String PARTS =
            """
            with recursive of as (
                select ?::regclass::oid as oid
                union
                select depend.refobjid
                from of
                join pg_rewrite on pg_rewrite.ev_class = of.oid
                join pg_depend as depend
                    on depend.objid = pg_rewrite.oid
                    and depend.classid = 'pg_rewrite'::regclass
                    and depend.refclassid = 'pg_class'::regclass),
            parts as (select pg_class.oid, relname, relkind from of join pg_class using (oid))
            """;

    private Response list(String list) {
        return reader().queryParam("team_id", team).get("/api/v1/" + list);
    }

    private Response unless(String tag, String list) {
        return reader().queryParam("team_id", team)
                .header("If-None-Match", tag)
                .get("/api/v1/" + list);
    }

    private long queries(String name) {
        var timer =
                metrics.find("rollcall.query").tags("query", name, "outcome", "answered").timer();
        return timer == null ? 0 : timer.count();
    }
}
