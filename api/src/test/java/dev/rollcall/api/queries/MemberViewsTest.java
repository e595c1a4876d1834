package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.events.ConsistencyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is in a team, who answered, what blocks whom.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class MemberViewsTest {
    private static final int DAY = 86_400;

    private final Views views = new Views();
    private final Log log = new Log(views);

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_member_has_the_name_and_time_of_what_they_last_said() {
        var team = log.team("U1", "U2");
        log.says(team, "Ada", "U1", null);
        log.later(60);
        log.says(team, "Ada Lovelace", "U1", null);
        log.says(team, "Passing by", "U3", null);
        var last = log.at();
        log.later(60);
        log.retracts(log.says(team, "Never", "U1", null));

        of(team, "members")
                .then()
                .statusCode(200)
                .body("items.slack_user", contains("U1", "U2"))
                .body("items[0].name", equalTo("Ada Lovelace"))
                .body("items[0].last_said_at", equalTo(last.toString()))
                .body("items[1]", not(hasKey("name")));
    }

    @Test
    void participation_is_by_day_the_newest_first() {
        var team = log.team("U1", "U2");
        log.asks(team);
        log.says(team, "Ada", "U1", null);
        log.later(DAY);
        log.asks(team);

        of(team, "participation")
                .then()
                .statusCode(200)
                .body("items.day", contains("2027-03-02", "2027-03-01"))
                .body("items.expected", contains(2, 2))
                .body("items.answered", contains(0, 1));
        of(team, "participation", "to", "2027-03-01")
                .then()
                .body("items.day", contains("2027-03-01"));
        of(team, "participation", "from", "2027-03-02")
                .then()
                .body("items.day", contains("2027-03-02"));
    }

    @Test
    void blockers_are_shown_oldest_first_or_newest_first() {
        var team = log.team("U1", "U2", "U3");
        log.says(team, "Ada", "U1", "keys");
        log.later(60);
        log.says(team, "Bob", "U2", "the import");
        log.says(team, "Cem", "U3", null);

        of(team, "blockers").then().body("items.blocker", contains("keys", "the import"));
        of(team, "blockers", "order", "desc")
                .then()
                .body("items.blocker", contains("the import", "keys"));
        reader().queryParam("team_id", team)
                .queryParam("slack_workspace", "T1")
                .queryParam("slack_user", "U2")
                .get("/api/v1/blockers")
                .then()
                .body("items.author", contains("Bob"));
    }

    @Test
    void the_longest_current_run_is_first() {
        var team = log.team("U1", "U2");
        for (int day = 0; day < 2; day++) {
            log.asks(team);
            log.says(team, "Bob", "U2", null);
            log.later(DAY);
        }

        of(team, "streaks")
                .then()
                .body("items.slack_user", contains("U2", "U1"))
                .body("items.current_run", contains(2, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members",
                "polls",
                "participation",
                "blockers",
                "blockers?order=desc",
                "streaks"
            })
    void pages_follow_one_another_without_gap_or_double(String view) {
        // Given
        var team = log.team("U1", "U2", "U3", "U4", "U5");
        for (int n = 0; n < 5; n++) {
            log.asks(team);
            log.says(team, "Ada", "U" + (n % 4 + 1), "keys");
            log.later(n == 2 ? 0 : DAY);
        }
        var whole = of(team, view).jsonPath().getList("items");

        // When
        var seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = reader().queryParam("team_id", team).queryParam("limit", 2);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get("/api/v1/" + view)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            seen.addAll(page.getList("items"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        // Then
        assertThat(whole).hasSizeGreaterThan(2);
        assertThat(seen).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "polls", "participation", "blockers", "streaks"})
    void what_is_of_an_archived_team_is_shown_when_asked_for(String view) {
        // Given
        var team = log.team("U1");
        log.asks(team);
        log.says(team, "Ada", "U1", "keys");
        log.archive(team);

        // When, then
        of(team, view).then().statusCode(200).body("items", empty());
        of(team, view, "include_archived", true).then().body("items", hasSize(1));
        of(team, view, "as_of", log.position() - 1).then().body("items", hasSize(1));
        of(UUID.randomUUID(), view).then().statusCode(200).body("items", empty());
    }

    @Test
    void a_token_holds_once_every_view_that_the_query_reads_has_the_write() {
        // Given
        var team = log.team("U1");
        var update = log.says(team, "Ada", "U1", "keys");
        views.run("update read_model.blockers set sequence = 0 where update_id = ?", update);
        views.commit();

        // When, then
        after(update).get("/api/v1/members").then().statusCode(200);
        after(update)
                .get("/api/v1/blockers")
                .then()
                .statusCode(504)
                .body("errors[0].reason", containsString("not there yet"));
        after(team).get("/api/v1/blockers").then().statusCode(200);
        after(log.asks(team)).get("/api/v1/blockers").then().statusCode(200);
    }

    private static RequestSpecification after(UUID aggregate) {
        return reader().queryParam("after", new ConsistencyToken(aggregate, 1).encode())
                .queryParam("wait", 0);
    }

    @Test
    void a_day_is_a_date_and_the_last_is_not_before_the_first() {
        reader().queryParam("from", "2027-03-02T00:00:00Z")
                .queryParam("colour", "red")
                .get("/api/v1/participation")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from", "colour"));
        reader().queryParam("from", "2027-03-02")
                .queryParam("to", "2027-03-01")
                .get("/api/v1/participation")
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo("must not be before from"));
    }

    private static Response of(UUID team, String view) {
        return reader().queryParam("team_id", team).get("/api/v1/" + view);
    }

    private static Response of(UUID team, String view, String name, Object value) {
        return reader().queryParam("team_id", team).queryParam(name, value).get("/api/v1/" + view);
    }
}
