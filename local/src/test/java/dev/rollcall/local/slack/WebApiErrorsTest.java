package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.webapi.Fault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebApiErrorsTest {
    final SlackSimulator simulator =
            SlackSimulator.start(new Settings().app("http://127.0.0.1:1").botToken("xoxb-1"));

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat.postMessage | {'text':'hi'} | invalid_arguments",
                "chat.postMessage | {'channel':'C0PLATFORM'} | no_text",
                "chat.postMessage | {'channel':'C0PLATFORM','text':''} | no_text",
                "chat.postMessage | {'channel':'C0NOWHERE','text':'hi'} | channel_not_found",
                "chat.postMessage | {'channel':'C0RANDOM','text':'hi'} | not_in_channel",
                "chat.postMessage | {'channel':'C0PLATFORM','text':'hi','thread_ts':'1.1'} | thread_not_found",
                "chat.postMessage | {'channel':'C0PLATFORM','blocks':{}} | invalid_blocks_format",
                "chat.postMessage | {'channel':'C0PLATFORM','blocks':'[{'} | invalid_blocks_format",
                "chat.postMessage | {'channel':'C0PLATFORM','blocks':[{'type':'nonsense'}]} | invalid_blocks",
                "chat.postMessage | {'channel':'C0PLATFORM','blocks':['x']} | invalid_blocks",
                "chat.postMessage | {'channel':'C0PLATFORM','blocks':[{'type':'section'}]} | invalid_blocks",
                "chat.postMessage | {'channel':'C0PLATFORM','text':'hi','metadata':{'event_type':1}} | invalid_metadata_format",
                "chat.postEphemeral | {'channel':'C0PLATFORM','user':'U0NOBODY','text':'hi'} | user_not_in_channel",
                "chat.update | {'channel':'C0PLATFORM','ts':'1.1','text':'hi'} | message_not_found",
                "chat.delete | {'channel':'C0PLATFORM','ts':'1.1'} | message_not_found",
                "users.info | {} | invalid_arguments",
                "conversations.history | {'channel':'C0RANDOM'} | not_in_channel",
                "conversations.history | {'channel':'C0PLATFORM','limit':0} | invalid_limit",
                "conversations.history | {'channel':'C0PLATFORM','limit':'many'} | invalid_arguments",
                "conversations.history | {'channel':'C0PLATFORM','cursor':'???'} | invalid_cursor",
                "conversations.history | {'channel':'C0PLATFORM','oldest':'yesterday'} | invalid_ts_oldest",
                "conversations.list | {'types':'secret'} | invalid_types",
                "conversations.open | {} | users_list_not_supplied",
                "conversations.replies | {'channel':'C0PLATFORM','ts':'1.1'} | thread_not_found",
                "no.such.method | {} | unknown_method",
                "chat.postMessage | [] | json_not_object",
                "chat.postMessage | {'channel | invalid_json",
            })
    void refuses_as_slack_does(String method, String body, String error) throws Exception {
        var answer = Http.json(call(method, body.replace('\'', '"')));

        assertThat(answer.path("ok").asBoolean(true)).isFalse();
        assertThat(answer.path("error").asText()).isEqualTo(error);
    }

    @Test
    void a_missing_argument_is_named() throws Exception {
        var answer = Http.json(call("users.info", "{}"));

        assertThat(answer.at("/response_metadata/messages/0").asText())
                .isEqualTo("[ERROR] missing required field: user");
    }

    @Test
    void texts_have_limits_of_their_own_for_posts_updates_and_sections() throws Exception {
        var post = call("chat.postMessage", said("x".repeat(40_001)));
        var fits = Http.json(call("chat.postMessage", said("x".repeat(40_000))));
        var update =
                "{\"channel\":\"C0PLATFORM\",\"ts\":%s,\"text\":\"%s\"}"
                        .formatted(fits.path("ts"), "x".repeat(4_001));

        var five = String.join(",", Collections.nCopies(5, section(2_200)));
        var four = String.join(",", Collections.nCopies(4, section(2_200)));

        assertThat(error(call("chat.postMessage", blocks(five + "," + section(1)))))
                .isEqualTo("msg_blocks_too_long");
        assertThat(Http.json(call("chat.postMessage", blocks(four))).path("ok").asBoolean())
                .isTrue();
        assertThat(error(post)).isEqualTo("msg_too_long");
        assertThat(fits.path("ok").asBoolean()).isTrue();
        assertThat(error(call("chat.update", update))).isEqualTo("msg_too_long");
        assertThat(error(call("chat.postMessage", blocks(section(3_001)))))
                .isEqualTo("invalid_blocks");
    }

    @Test
    void another_persons_message_can_neither_be_updated_nor_deleted() throws Exception {
        var ts = simulator.post("U0ADA", "C0PLATFORM", "mine").ts();
        var body = "{\"channel\":\"C0PLATFORM\",\"ts\":\"%s\",\"text\":\"hi\"}".formatted(ts);

        assertThat(error(call("chat.update", body))).isEqualTo("cant_update_message");
        assertThat(error(call("chat.delete", body))).isEqualTo("cant_delete_message");
    }

    @Test
    void a_token_is_needed_and_must_be_ours() throws Exception {
        var uri = simulator.apiUrl() + "auth.test";
        var form = "application/x-www-form-urlencoded";

        var none = Http.send("POST", uri, form, "");
        var wrong = Http.send(Http.request("GET", uri, "").header("Authorization", "Bearer no"));
        var inForm = Http.send("POST", uri, form, "token=xoxb-1");

        assertThat(error(none)).isEqualTo("not_authed");
        assertThat(error(wrong)).isEqualTo("invalid_auth");
        assertThat(Http.json(inForm).path("ok").asBoolean()).isTrue();
    }

    @Test
    void other_content_types_are_refused_and_a_missing_charset_is_mentioned() throws Exception {
        var xml = Http.send(request("auth.test", "<x/>").header("Content-Type", "text/xml"));
        var json = Http.send(request("auth.test", "{}").header("Content-Type", "application/json"));

        assertThat(error(xml)).isEqualTo("invalid_post_type");
        assertThat(Http.json(json).path("warning").asText()).isEqualTo("missing_charset");
    }

    @Test
    void a_body_beyond_a_mebibyte_is_not_read() throws Exception {
        assertThat(call("auth.test", said("x".repeat(1 << 20))).statusCode()).isEqualTo(413);
    }

    @Test
    void the_next_calls_fail_as_told_and_then_no_more() throws Exception {
        simulator.failNext("users.list", new Fault.Refuse("fatal_error"));
        simulator.failNext("users.list", new Fault.RateLimit(30));
        simulator.failNext("users.list", new Fault.Break(503));

        var refused = call("users.list", "{}");
        var limited = call("users.list", "{}");
        var broken = call("users.list", "{}");
        var fine = call("users.list", "{}");

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(error(refused)).isEqualTo("fatal_error");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("30");
        assertThat(error(limited)).isEqualTo("ratelimited");
        assertThat(broken.statusCode()).isEqualTo(503);
        assertThat(Http.json(fine).path("ok").asBoolean()).isTrue();
        assertThat(simulator.calls("users.list")).isEqualTo(4);
    }

    @Test
    void a_hanging_call_gets_no_answer() {
        simulator.failNext("team.info", new Fault.Hang());

        assertThatThrownBy(
                        () -> Http.send(request("team.info", "{}").timeout(Duration.ofMillis(300))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void rate_limits_hold_when_they_are_on() throws Exception {
        var still = InstantSource.fixed(Instant.now());
        try (var strict = SlackSimulator.start(new Settings().rateLimits(true).clock(still))) {
            var statuses = new HashSet<Integer>();
            for (var i = 0; i < 10; i++) {
                var request = Http.request("POST", strict.apiUrl() + "chat.postMessage", said("x"));
                request.header("Authorization", "Bearer xoxb-local-bot-token");
                request.header("Content-Type", "application/json");
                statuses.add(Http.send(request).statusCode());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 429);
        }
    }

    private static String section(int length) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}"
                .formatted("x".repeat(length));
    }

    private static String blocks(String all) {
        return "{\"channel\":\"C0PLATFORM\",\"blocks\":[" + all + "]}";
    }

    private static String said(String text) {
        return "{\"channel\":\"C0PLATFORM\",\"text\":\"" + text + "\"}";
    }

    private HttpRequest.Builder request(String method, String body) {
        return Http.request("POST", simulator.apiUrl() + method, body)
                .header("Authorization", "Bearer xoxb-1");
    }

    private HttpResponse<String> call(String method, String body) throws Exception {
        return Http.send(
                request(method, body).header("Content-Type", "application/json; charset=utf-8"));
    }

    private static String error(HttpResponse<String> response) throws Exception {
        JsonNode answer = Http.json(response);
        return answer.path("error").asText();
    }
}
