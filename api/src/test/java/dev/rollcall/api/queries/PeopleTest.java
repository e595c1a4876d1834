package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class PeopleTest {
    private static final String ONE = "/api/v1/people/T1/{user}";

    private final Views views = new Views();
    private final Log log = new Log(views);
    private final String user = "U" + UUID.randomUUID();

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void somebody_is_found_by_their_slack_user_as_they_are_and_as_they_were() {
        // Given
        log.chooses(user, Map.of("time_zone", "Asia/Tokyo", "reminders", true));
        var before = log.position();
        log.later(60);
        var off = Map.of("first_day", "2026-12-24", "last_day", "2027-01-03");
        log.chooses(user, Map.of("days_off", List.of(off), "reminders", false));

        // When
        var one = reader().get(ONE, user);

        // Then
        one.then()
                .statusCode(200)
                .body("time_zone", equalTo("Asia/Tokyo"))
                .body("days_off.first_day", contains("2026-12-24"))
                .body("days_off.last_day", contains("2027-01-03"))
                .body("reminders", equalTo(false))
                .body("sequence", equalTo(2));
        reader().queryParam("as_of", before)
                .get(ONE, user)
                .then()
                .statusCode(200)
                .body("days_off", equalTo(List.of()))
                .body("reminders", equalTo(true));
        reader().get(ONE + "/history", user)
                .then()
                .statusCode(200)
                .body("items.row.reminders", contains(true, false));
        reader().queryParam("from", before)
                .get(ONE + "/diff", user)
                .then()
                .statusCode(200)
                .body("changed", contains("days_off", "reminders", "sequence", "updated_at"));
    }

    @Test
    void who_chose_nothing_is_unknown() {
        reader().get(ONE, user).then().statusCode(404).body("title", equalTo("Unknown person"));
    }

    @Test
    void a_list_names_those_who_chose_something() {
        log.chooses(user, Map.of("reminders", false));

        reader().queryParam("slack_workspace", "T1")
                .queryParam("slack_user", user)
                .get("/api/v1/people")
                .then()
                .statusCode(200)
                .body("items.slack_user", contains(user))
                .body("items[0]", not(hasKey("time_zone")));
        reader().queryParam("slack_user", user)
                .get("/api/v1/people")
                .then()
                .statusCode(400)
                .body("errors.field", contains("slack_workspace"));
    }
}
