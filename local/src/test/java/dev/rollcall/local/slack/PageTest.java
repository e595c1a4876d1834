package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.slack.workspace.SlackJson;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    static final String JSON = "application/json";
    static final String MESSAGES = "/page/channels/C0PLATFORM/messages";

    final FakeApp app = new FakeApp();
    final SlackSimulator simulator =
            SlackSimulator.start(
                    new Settings().app(app.address()).dashboard("http://127.0.0.1:7400/#token=t"));

    @AfterEach
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void the_page_and_all_that_it_names_come_from_here() throws Exception {
        var page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.body()).doesNotContain("<style", "javascript:", " style=", "http");
        assertThat(page.body())
                .containsPattern("<script type=\"module\" src=\"/main.js\"></script>");
        var named = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.body());
        assertThat(named.results().map(match -> match.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "messages",
                "message",
                "composer",
                "sidebar",
                "suggestions",
                "blocks",
                "elements",
                "dialogs",
                "surface",
                "home",
                "thread",
                "sure",
                "knobs",
                "manage",
                "state",
                "about",
                "sheet"
            })
    void each_script_finds_what_it_imports(String script) throws Exception {
        var source = get("/" + script + ".js");

        assertThat(source.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        var imports = Pattern.compile("from '\\.(/[^']+)'").matcher(source.body());
        assertThat(imports.results().map(match -> match.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void a_person_sees_the_channels_they_are_in_and_the_way_to_the_dashboard() throws Exception {
        var answer = Http.json(get("/page/workspace?user=U0ADA"));

        assertThat(answer.path("dashboard").asText()).isEqualTo("http://127.0.0.1:7400/#token=t");
        assertThat(answer.path("channels").findValuesAsText("id"))
                .contains("C0GENERAL", "C0PLATFORM", "D0ADA")
                .doesNotContain("D0GRACE");
    }

    @Test
    void what_is_written_edited_and_deleted_here_is_so_in_the_channel() throws Exception {
        var written = send("POST", MESSAGES, "{\"user\":\"U0ADA\",\"text\":\"hello\"}");
        var ts = Http.json(written).at("/message/ts").asText();
        send("PUT", MESSAGES + "/" + ts, "{\"user\":\"U0ADA\",\"text\":\"edited\"}");

        assertThat(simulator.messages("C0PLATFORM").getFirst().text()).isEqualTo("edited");
        assertThat(get(MESSAGES + "?user=U0GRACE").body()).contains("edited");

        send("DELETE", MESSAGES + "/" + ts, "{\"user\":\"U0ADA\"}");
        assertThat(simulator.messages("C0PLATFORM")).isEmpty();
    }

    @Test
    void a_command_answers_with_what_is_shown_and_whether_it_failed() throws Exception {
        app.answersJson("{\"text\":\"Noted\"}").answers(500, "text/plain", "");
        var command = "{\"user\":\"U0ADA\",\"text\":\"/rollcall hi\"}";

        var noted = Http.json(send("POST", MESSAGES, command));
        var failed = Http.json(send("POST", MESSAGES, command));

        assertThat(noted.at("/shown/0/text").asText()).isEqualTo("Noted");
        assertThat(noted.path("failure").isNull()).isTrue();
        assertThat(failed.path("failure").asText()).isEqualTo("http_service_error");
        assertThat(get(MESSAGES + "?user=U0ADA").body()).contains("Noted");
        assertThat(get(MESSAGES + "?user=U0GRACE").body()).doesNotContain("Noted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400",
                "not json | 400",
                "{'user':'U0NOBODY','text':'hi'} | 400",
                "{'user':'U0ADA','text':' '} | 400",
                "{'user':'U0ADA','text':'hi','thread_ts':'1.1'} | 400",
            })
    void bad_input_is_refused_with_a_reason(String body, int status) throws Exception {
        var answer = send("POST", MESSAGES, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Http.json(answer).path("error").asText()).isNotBlank();
        assertThat(simulator.messages("C0PLATFORM")).isEmpty();
    }

    @Test
    void over_long_text_is_refused() throws Exception {
        var body = SlackJson.object().put("user", "U0ADA").put("text", "x".repeat(12_001));

        assertThat(send("POST", MESSAGES, body.toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void nobody_edits_what_another_wrote() throws Exception {
        var ts = simulator.post("U0ADA", "C0PLATFORM", "mine").ts();

        var answer = send("PUT", MESSAGES + "/" + ts, "{\"user\":\"U0GRACE\",\"text\":\"no\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(simulator.messages("C0PLATFORM").getFirst().text()).isEqualTo("mine");
    }

    @Test
    void a_foreign_page_can_neither_write_nor_ask_under_another_name() throws Exception {
        var form = Http.send("POST", simulator.url() + MESSAGES, "text/plain", "{}");
        var status = raw("GET /page/workspace?user=U0ADA HTTP/1.1\r\nHost: evil.example\r\n\r\n");

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(status).contains("403");
    }

    @Test
    void changes_come_live_to_those_who_may_see_them() throws Exception {
        try (var grace = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            write(
                    grace.getOutputStream(),
                    "GET /page/live?user=U0GRACE HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var stream =
                    new BufferedReader(
                            new InputStreamReader(grace.getInputStream(), StandardCharsets.UTF_8));
            assertThat(until(stream, "event: ")).isEqualTo("event: hello");

            simulator.post("U0ADA", "D0ADA", "for the bot alone");
            assertThat(app.next().body()).contains("for the bot alone");
            app.answersJson("{\"text\":\"for Ada alone\"}");
            simulator.command("U0ADA", "C0PLATFORM", "/rollcall hi");
            var ts = simulator.post("U0ADA", "C0PLATFORM", "for all").ts();
            simulator.delete("U0ADA", "C0PLATFORM", ts);

            assertThat(until(stream, "event: ")).isEqualTo("event: posted");
            assertThat(until(stream, "data: ")).contains("for all", "\"channel\":\"C0PLATFORM\"");
            assertThat(until(stream, "event: ")).isEqualTo("event: deleted");
        }
    }

    @Test
    void two_simulators_do_not_share_a_port() {
        assertThatThrownBy(() -> SlackSimulator.start(new Settings().port(simulator.port())))
                .hasMessageContaining("can't listen on port " + simulator.port());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return Http.send(Http.request("GET", simulator.url() + path, ""));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return Http.send(method, simulator.url() + path, JSON, body);
    }

    private String raw(String request) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            write(socket.getOutputStream(), request);
            return new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static void write(OutputStream out, String text) throws Exception {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String until(BufferedReader stream, String prefix) throws Exception {
        var line = stream.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = stream.readLine();
        }
        return line;
    }
}
