package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.SlackRequests.FORM;
import static dev.rollcall.commands.edge.slack.SlackRequests.JSON;
import static dev.rollcall.commands.edge.slack.SlackRequests.raw;
import static dev.rollcall.commands.edge.slack.SlackRequests.signature;
import static dev.rollcall.commands.edge.slack.SlackRequests.signed;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class SlackDoorTest {

    static final byte[] BODY =
            "{\"type\":\"url_verification\",\"challenge\":\"c\"}".getBytes(UTF_8);

    SlackSimulator slack;

    @Inject EventReader reader;

    long head;

    @BeforeEach
    void remember() {
        head = head();
    }

    @AfterEach
    void nothing_of_this_became_an_event() {
        assertThat(head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slack/commands", "/slack/events", "/slack/interactions"})
    void what_slack_did_not_sign_is_refused_before_it_is_read(String path) {
        var now = Instant.now();
        var wrong = signature("another secret", BODY, now);
        var garbage = "{{{{ %%%%".getBytes(UTF_8);

        refused(raw(BODY).post(path).then(), 401);
        refused(raw(garbage).post(path).then(), 401);
        refused(given().post(path).then(), 401);
        refused(
                raw(BODY)
                        .header("X-Slack-Request-Timestamp", now.getEpochSecond())
                        .header("X-Slack-Signature", wrong)
                        .post(path)
                        .then(),
                401);
        refused(
                raw(BODY)
                        .header("X-Slack-Request-Timestamp", now.getEpochSecond())
                        .post(path)
                        .then(),
                401);
    }

    @Test
    void an_old_request_is_a_replay() {
        refused(signed(BODY, Instant.now().minusSeconds(310)).post("/slack/events").then(), 401);
        refused(signed(BODY, Instant.now().plusSeconds(310)).post("/slack/events").then(), 401);
        signed(BODY, Instant.now().minusSeconds(280)).post("/slack/events").then().statusCode(200);
    }

    @Test
    void a_signature_is_for_one_body_only() {
        var now = Instant.now();
        refused(
                raw((new String(BODY, UTF_8) + " ").getBytes(UTF_8))
                        .header("X-Slack-Request-Timestamp", now.getEpochSecond())
                        .header(
                                "X-Slack-Signature",
                                signature(CommandsBackends.SIGNING_SECRET, BODY, now))
                        .post("/slack/events")
                        .then(),
                401);
    }

    @Test
    void a_body_over_a_mebibyte_is_refused_signed_or_not() {
        var large = ("text=" + "a".repeat(1 << 20)).getBytes(UTF_8);

        refused(signed(large, Instant.now()).post("/slack/commands").then(), 413);
        refused(raw(large).post("/slack/events").then(), 413);
    }

    @Test
    void slack_gets_its_challenge_back() {
        slack.app("http://127.0.0.1:" + RestAssured.port);

        assertThat(slack.verifyAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "\"text\"",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"url_verification\"}",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"team_id\":\"T1\"}",
                "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":[]}",
                "{\"type\":\"event_callback\",\"team_id\":7,\"event\":{\"type\":\"app_mention\"}}",
                "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_mention\"}}"
            })
    void events_that_lack_what_we_need_are_400(String body) {
        refused(SlackRequests.post("/slack/events", JSON, body), 400);
    }

    @Test
    void deeply_nested_json_is_400() {
        refused(SlackRequests.post("/slack/events", JSON, "[".repeat(30_000)), 400);
    }

    @Test
    void what_is_missing_in_a_command_is_named() {
        refused(SlackRequests.post("/slack/commands", FORM, "text=hello&team_id=t+1"), 400)
                .body("errors.field", hasItems("team_id", "channel_id", "user_id", "trigger_id"));
        refused(SlackRequests.post("/slack/commands", FORM, ""), 400);
        refused(SlackRequests.post("/slack/commands", FORM, "text=%ff"), 400)
                .body("title", equalTo("Malformed form"));
        refused(SlackRequests.post("/slack/interactions", FORM, "payload=%7B"), 400);
        refused(SlackRequests.post("/slack/interactions", FORM, "x=1"), 400);
        var bare = SlackRequests.encoded(Map.of("payload", "{\"type\":\"block_actions\"}"));
        refused(SlackRequests.post("/slack/interactions", FORM, bare), 400)
                .body("errors.field", hasItems("team.id", "user.id", "trigger_id", "action_id"));
    }

    @Test
    void what_we_do_not_know_is_taken_and_left() {
        event("{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"minute_rate_limited\":1}");
        event(
                "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"pin_added\",\"user\":\"U1\"}}");
        SlackRequests.post(
                        "/slack/interactions",
                        FORM,
                        SlackRequests.encoded(Map.of("payload", "{\"type\":\"new_kind\"}")))
                .statusCode(200)
                .body(is(blankOrNullString()));
    }

    @Test
    void other_methods_are_405() {
        given().get("/slack/events").then().statusCode(405);
    }

    private static void event(String json) {
        SlackRequests.event(json).statusCode(200).body(is(blankOrNullString()));
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status))
                .body(not(containsString("dev.rollcall")))
                .body(not(containsString(CommandsBackends.SIGNING_SECRET)));
    }

    private long head() {
        return reader.head().await().atMost(Duration.ofSeconds(10));
    }
}
