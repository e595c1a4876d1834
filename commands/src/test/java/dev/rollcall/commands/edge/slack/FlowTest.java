package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What operators are told of what comes in.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class FlowTest {

    SlackSimulator slack;

    @Test
    void what_slack_sends_and_what_is_commanded_is_counted() {
        // Given: Slack tells nothing of what other tests did
        slack.app("http://127.0.0.1:1");
        var before = flow();

        // When
        SlackTeams.register("Ferries");
        var body =
                callback(
                        "T0FLOW",
                        mention("C0FLOW", "U0ADA", "1700000000.000100", "<@U0ROLLCALL> hi"));
        SlackRequests.signed(body.toString().getBytes(UTF_8), Instant.now())
                .post("/slack/events")
                .then()
                .statusCode(200);

        // Then
        var after = flow();
        assertThat(after.getString("pod")).isEqualTo(before.getString("pod"));
        assertThat(after.getLong("slack_requests")).isEqualTo(before.getLong("slack_requests") + 1);
        assertThat(after.getLong("commands")).isGreaterThan(before.getLong("commands"));
    }

    @Test
    void it_is_told_to_operators_alone() {
        given().get("/commands/v1/flow").then().statusCode(401);
        given().auth()
                .oauth2(CommandsBackends.READER)
                .get("/commands/v1/flow")
                .then()
                .statusCode(403);
    }

    private static JsonPath flow() {
        return given().auth()
                .oauth2(CommandsBackends.OPERATOR)
                .get("/commands/v1/flow")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
