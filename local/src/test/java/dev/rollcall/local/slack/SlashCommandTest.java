package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.slack.people.NotPossible;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlashCommandTest {
    static final String PLATFORM = "C0PLATFORM";

    final FakeApp app = new FakeApp();
    final SlackSimulator simulator =
            SlackSimulator.start(
                    new Settings()
                            .app(app.address())
                            .signingSecret("s3cret")
                            .patience(Duration.ofSeconds(3)));

    @AfterEach
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void a_command_comes_as_a_signed_form() throws Exception {
        simulator.command("U0ADA", PLATFORM, "/rollcall Finished the import & tests, @grace next");

        var request = app.next();

        assertThat(request.path()).isEqualTo("/slack/commands");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.form())
                .containsEntry("command", "/rollcall")
                .containsEntry("text", "Finished the import &amp; tests, <@U0GRACE|grace> next")
                .containsEntry("team_id", "T0LOCAL")
                .containsEntry("team_domain", "rollcall-local")
                .containsEntry("channel_id", PLATFORM)
                .containsEntry("channel_name", "platform")
                .containsEntry("user_id", "U0ADA")
                .containsEntry("user_name", "ada")
                .containsEntry("api_app_id", "A0ROLLCALL")
                .containsEntry("is_enterprise_install", "false")
                .containsKeys("token", "trigger_id");
        assertThat(request.form().get("response_url")).startsWith(simulator.url() + "/commands/");
        assertThat(request.header("X-Slack-Signature")).isEqualTo(signed(request));
    }

    @Test
    void the_same_command_twice_has_two_trigger_ids() throws Exception {
        simulator.command("U0ADA", PLATFORM, "/rollcall again");
        simulator.command("U0ADA", PLATFORM, "/rollcall again");

        assertThat(app.next(2))
                .extracting(request -> request.form().get("trigger_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_answer_is_seen_by_the_one_who_asked() {
        app.answersJson("{\"text\":\"Noted\"}");

        var answer = simulator.command("U0ADA", PLATFORM, "/rollcall done");

        assertThat(answer.failure()).isEmpty();
        assertThat(answer.shown())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("Noted"))
                .satisfies(line -> assertThat(line.user()).isEqualTo("U0ROLLCALL"))
                .satisfies(line -> assertThat(line.onlyFor()).isEqualTo("U0ADA"));
    }

    @Test
    void an_answer_in_the_channel_is_seen_by_all() {
        app.answersJson("{\"response_type\":\"in_channel\",\"text\":\"Ada is done\"}");

        simulator.command("U0ADA", PLATFORM, "/rollcall done");

        assertThat(simulator.messages(PLATFORM))
                .singleElement()
                .satisfies(line -> assertThat(line.onlyFor()).isNull());
    }

    @Test
    void plain_text_is_an_answer_and_nothing_is_none() {
        app.answers(200, "text/plain", "Noted").answers(200, "text/plain", "");

        assertThat(simulator.command("U0ADA", PLATFORM, "/rollcall a").shown()).hasSize(1);
        assertThat(simulator.command("U0ADA", PLATFORM, "/rollcall b").shown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, text/plain, oops, http_service_error",
        "401, text/plain, no, http_client_error",
        "200, application/json, [1], invalid_command_response",
        "200, application/json, {broken, invalid_command_response",
    })
    void a_failure_is_told_in_slacks_words_and_not_tried_again(
            int status, String type, String body, String error) throws Exception {
        app.answers(status, type, body);

        var answer = simulator.command("U0ADA", PLATFORM, "/rollcall done");

        assertThat(answer.failure()).contains(error);
        assertThat(answer.shown())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo(failed(error)))
                .satisfies(line -> assertThat(line.onlyFor()).isEqualTo("U0ADA"));
        app.next();
        assertThat(app.gotNothingElse()).isTrue();
    }

    @Test
    void an_app_that_takes_too_long_or_is_away_is_told_too() {
        app.neverAnswers();
        var slow = simulator.command("U0ADA", PLATFORM, "/rollcall done");
        simulator.app("http://127.0.0.1:1");
        var away = simulator.command("U0ADA", PLATFORM, "/rollcall done");

        assertThat(slow.shown().getFirst().text()).isEqualTo(failed("operation_timeout"));
        assertThat(away.shown().getFirst().text()).isEqualTo(failed("dispatch_failed"));
    }

    @Test
    void a_command_in_a_thread_is_sent_to_nobody() {
        var ts = simulator.post("U0ADA", PLATFORM, "parent").ts();
        assertThat(simulator.messages(PLATFORM)).hasSize(1);

        assertThatThrownBy(() -> simulator.reply("U0ADA", PLATFORM, ts, "/rollcall hi"))
                .hasMessageContaining("command");

        var said = simulator.messages(PLATFORM).getLast();
        assertThat(said.text()).isEqualTo("`/rollcall` is not supported in threads. Sorry!");
        assertThat(said.threadTs()).isEqualTo(ts);
        assertThat(said.onlyFor()).isEqualTo("U0ADA");
    }

    @Test
    void a_command_of_nobody_is_told_and_sent_to_nobody() {
        var answer = simulator.command("U0ADA", PLATFORM, "/dance now");

        assertThat(answer.shown().getFirst().text()).isEqualTo("`/dance` is not a valid command.");
        assertThat(app.gotNothingElse()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "U0NOBODY, C0PLATFORM, /rollcall hi",
        "U0ROLLCALL, C0PLATFORM, /rollcall hi",
        "U0ADA, C0NOWHERE, /rollcall hi",
        "U0ADA, D0GRACE, /rollcall hi",
        "U0ADA, C0PLATFORM, '  '",
    })
    void what_no_person_could_do_is_not_possible(String user, String channel, String text) {
        assertThatThrownBy(() -> simulator.command(user, channel, text))
                .isInstanceOf(NotPossible.class);
    }

    private static String failed(String error) {
        return "/rollcall failed with the error \"" + error + "\"";
    }

    private static String signed(FakeApp.Request request) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        mac.update("v0:".getBytes(StandardCharsets.US_ASCII));
        mac.update(request.header("X-Slack-Request-Timestamp").getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) ':');
        mac.update(request.body().getBytes(StandardCharsets.UTF_8));
        return "v0=" + HexFormat.of().formatHex(mac.doFinal());
    }
}
