package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.slack.FakeApp.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventRetriesTest {
    final FakeApp app = new FakeApp();
    final SlackSimulator simulator =
            SlackSimulator.start(
                    new Settings()
                            .app(app.address())
                            .patience(Duration.ofSeconds(3))
                            .retryPace(0.0001));

    @AfterEach
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void an_event_that_is_not_taken_comes_three_times_more_and_says_why() throws Exception {
        app.answers(500, "text/plain", "").neverAnswers().answers(404, "text/plain", "");

        simulator.post("U0ADA", "C0PLATFORM", "hello");

        var tries = app.next(4);
        assertThat(tries)
                .extracting(request -> request.header("X-Slack-Retry-Num"))
                .containsExactly(null, "1", "2", "3");
        assertThat(tries)
                .extracting(request -> request.header("X-Slack-Retry-Reason"))
                .containsExactly(null, "http_error", "http_timeout", "http_error");
        assertThat(tries).extracting(Request::body).containsOnly(tries.getFirst().body());
    }

    @Test
    void after_the_third_repeat_slack_gives_up() throws Exception {
        for (var i = 0; i < 4; i++) {
            app.answers(503, "text/plain", "");
        }

        simulator.post("U0ADA", "C0PLATFORM", "first");
        app.next(4);
        simulator.post("U0ADA", "C0PLATFORM", "second");

        assertThat(app.next().body()).contains("second");
        assertThat(app.gotNothingElse()).isTrue();
    }

    @Test
    void an_app_that_comes_back_gets_what_it_missed() throws Exception {
        var slow = new Settings().app("http://127.0.0.1:1").retryPace(0.01);
        try (var another = SlackSimulator.start(slow)) {
            another.post("U0ADA", "C0PLATFORM", "hello");
            another.app(app.address());

            assertThat(app.next().body()).contains("hello");
        }
    }
}
