package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.events.NamedIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PeopleRoutesTest {

    private final String user = "U" + System.nanoTime();
    private final String person = "/commands/v1/people/T1/" + user;

    @Inject StoredEvents stored;

    @Test
    void somebody_chooses_for_themselves() {
        // When
        writer().body("{\"time_zone\": \"Asia/Tokyo\"}").put(person + "/time-zone");
        writer().put(person + "/days-off/2028-02-28/2028-03-03");
        writer().put(person + "/days-off/2028-02-29/2028-02-29");
        writer().delete(person + "/days-off/2028-02-29/2028-02-29");
        writer().body("{\"on\": false}").put(person + "/reminders");
        writer().body("{\"on\": true}").put(person + "/interviews");
        writer().delete(person + "/time-zone").then().statusCode(200);

        // Then
        assertThat(stored.typesOf(NamedIds.person("T1", user).toString()))
                .containsExactly(
                        "TimeZoneChosen",
                        "DaysOffTaken",
                        "DaysOffCancelled",
                        "RemindersSwitched",
                        "InterviewsSwitched",
                        "TimeZoneChosen");
    }

    @Test
    void what_cannot_be_chosen_is_refused() {
        refused("/time-zone", "{\"time_zone\": \"Mars/Olympus\"}", "time_zone");
        refused("/days-off/2028-03-03/2028-02-28", "", "last_day");
        refused("/days-off/2028-03-03/2029-03-04", "", "last_day");
        refused("/days-off/2027-02-29/2027-03-04", "", "first_day");
        refused("/reminders", "{}", "on");
        refused("/interviews", "{}", "on");
    }

    private void refused(String path, String body, String field) {
        writer().body(body)
                .put(person + path)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of(field)));
    }
}
