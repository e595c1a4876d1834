package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class PollsTest {
    private static final int DAY = 86_400;

    private final Views views = new Views();
    private final Log log = new Log(views);

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_poll_tells_who_answered_who_was_late_and_who_is_awaited() {
        // Given
        var team = log.team("U1", "U2", "U3");
        var poll = log.asks(team);
        log.later(60);
        log.says(team, "Ada", "U1", null);
        log.later(60);
        log.closes(poll);
        log.says(team, "Bob", "U2", null);

        // When
        var one = reader().get("/api/v1/polls/{id}", poll);

        // Then
        one.then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("expected", equalTo(3))
                .body("answered", equalTo(2))
                .body("late", equalTo(1))
                .body("awaited.slack_user", contains("U3"))
                .body("day", equalTo("2027-03-01"));
        reader().get("/api/v1/polls/{id}/history", poll)
                .then()
                .statusCode(200)
                .body("items.row.sequence", contains(1, 2))
                .body("items[0].row", not(hasKey("expected")));
        reader().queryParam("from", log.position() - 2)
                .get("/api/v1/polls/{id}/diff", poll)
                .then()
                .statusCode(200)
                .body(
                        "changed",
                        contains(
                                "answered",
                                "answers",
                                "awaited",
                                "closed_at",
                                "late",
                                "sequence",
                                "updated_at"));
        reader().get("/api/v1/polls/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("title", equalTo("Unknown poll"));
    }

    @Test
    void a_poll_tells_whom_it_asked_what_until_when_and_what_nobody_put_a_name_to() {
        // Given
        var team = log.team("U1");
        var poll = log.asks(team, log.at().plusSeconds(3600).toString(), "U2", "U3", "U4");
        log.answers(team, poll, "U2");
        log.answers(team, poll, null);
        log.later(3600);
        log.answers(team, poll, "U3");
        log.closes(poll);
        log.summarises(poll);

        // When
        var one = reader().get("/api/v1/polls/{id}", poll);

        // Then
        one.then()
                .statusCode(200)
                .body("asked.slack_user", contains("U2", "U3", "U4"))
                .body("questions.anonymous", contains(true, false))
                .body("closes_at", equalTo(log.at().toString()))
                .body("expected", equalTo(3))
                .body("answered", equalTo(2))
                .body("late", equalTo(1))
                .body("anonymous", equalTo(1))
                .body("answers.slack_user", contains("U2", "U3"))
                .body("answers.late", contains(false, true))
                .body("answers[1].answered_at", equalTo(log.at().toString()))
                .body("awaited.slack_user", contains("U4"))
                .body("summarised_at", equalTo(log.at().toString()))
                .body("summary_channel", equalTo("C2"));
        reader().queryParam("team_id", team)
                .get("/api/v1/status-updates")
                .then()
                .body("items.poll_id", contains(poll.toString(), poll.toString(), poll.toString()));
    }

    @Test
    void polls_are_found_by_being_open_and_by_time() {
        var team = log.team("U1");
        var first = log.asks(team);
        log.closes(first);
        log.later(DAY);
        var second = log.asks(team);

        assertThat(ids(of(team))).containsExactly(second, first);
        assertThat(ids(of(team, "open", true))).containsExactly(second);
        assertThat(ids(of(team, "open", false))).containsExactly(first);
        assertThat(ids(of(team, "to", "2027-03-01"))).containsExactly(first);
        assertThat(ids(of(team, "from", "2027-03-02"))).containsExactly(second);
    }

    private static List<UUID> ids(Response polls) {
        return polls.jsonPath().getList("items.poll_id", UUID.class);
    }

    private static Response of(UUID team) {
        return reader().queryParam("team_id", team).get("/api/v1/polls");
    }

    private static Response of(UUID team, String name, Object value) {
        return reader().queryParam("team_id", team).queryParam(name, value).get("/api/v1/polls");
    }
}
