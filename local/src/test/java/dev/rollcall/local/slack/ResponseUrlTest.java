package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.slack.workspace.Message;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponseUrlTest {
    static final String PLATFORM = "C0PLATFORM";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    final FakeApp app = new FakeApp();
    final SlackSimulator simulator =
            SlackSimulator.start(new Settings().app(app.address()).clock(now::get));

    @AfterEach
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void later_answers_are_shown_to_the_one_or_to_all() throws Exception {
        var url = command();

        assertThat(answer(url, "{\"text\":\"for you\"}").body()).isEqualTo("ok");
        answer(url, "{\"response_type\":\"in_channel\",\"text\":\"for all\"}");

        assertThat(simulator.messages(PLATFORM))
                .extracting(Message::text)
                .containsExactly("for you", "for all");
        assertThat(simulator.messages(PLATFORM))
                .extracting(Message::onlyFor)
                .containsExactly("U0ADA", null);
    }

    @Test
    void the_commands_own_answer_can_be_replaced_and_deleted() throws Exception {
        app.answersJson("{\"text\":\"Working on it\"}");
        var url = command();

        answer(url, "{\"text\":\"Done\",\"replace_original\":true}");
        assertThat(simulator.messages(PLATFORM))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("Done"))
                .satisfies(line -> assertThat(line.edited()).isNull());

        answer(url, "{\"delete_original\":true}");
        assertThat(simulator.messages(PLATFORM)).isEmpty();
    }

    @Test
    void it_works_five_times_and_half_an_hour() throws Exception {
        var often = command();
        for (var i = 0; i < 5; i++) {
            assertThat(answer(often, "{\"text\":\"again\"}").statusCode()).isEqualTo(200);
        }
        var late = command();
        now.set(now.get().plus(Duration.ofMinutes(31)));

        assertThat(answer(often, "{\"text\":\"again\"}").body()).contains("expired_url");
        assertThat(answer(late, "{\"text\":\"late\"}").statusCode()).isEqualTo(404);
        now.set(now.get().minus(Duration.ofMinutes(31)));
        assertThat(answer(often, "{\"text\":\"again\"}").body()).contains("used_url");
        assertThat(answer(late + "0", "{\"text\":\"wrong\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void what_says_nothing_is_refused() throws Exception {
        var url = command();

        assertThat(answer(url, "{}").body()).contains("no_text");
        assertThat(answer(url, "no json").body()).contains("invalid_payload");
        assertThat(answer(url, "").body()).contains("invalid_payload");
    }

    private String command() throws Exception {
        simulator.command("U0ADA", PLATFORM, "/rollcall done");
        return app.next().form().get("response_url");
    }

    private static HttpResponse<String> answer(String url, String body) throws Exception {
        return Http.send("POST", url, "application/json", body);
    }
}
