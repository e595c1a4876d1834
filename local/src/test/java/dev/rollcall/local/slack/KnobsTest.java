package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.slack.webapi.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every knob is turned twice: by a test in the same process, and over HTTP.
class KnobsTest {
    static final String PLATFORM = "C0PLATFORM";
    static final String JSON = "application/json";

    final FakeBot bot =
            new FakeBot(new Settings().retryPace(0.0001).clock(InstantSource.fixed(Instant.now())));
    final SlackSimulator simulator = bot.simulator;

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void an_event_comes_again_under_its_own_id() throws Exception {
        simulator.knobs().copies(2);

        simulator.post("U0ADA", PLATFORM, "hello");

        var ids = new ArrayList<String>();
        for (var request : bot.app.next(3)) {
            ids.add(FakeBot.json(request.body()).path("event_id").asText());
            assertThat(request.headers()).doesNotContainKey("X-Slack-Retry-Num");
        }
        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void events_come_in_the_wrong_order() throws Exception {
        control("PUT", "knobs", "{\"backwards\":3}");

        for (var text : List.of("first", "second", "third")) {
            simulator.post("U0ADA", PLATFORM, text);
        }

        assertThat(texts(3)).containsExactly("third", "second", "first");
    }

    @Test
    void an_event_that_waits_in_vain_for_others_comes_alone() throws Exception {
        simulator.knobs().backwards(3);

        simulator.post("U0ADA", PLATFORM, "first");

        assertThat(texts(1)).containsExactly("first");
    }

    @Test
    void what_was_lost_comes_as_a_retry() throws Exception {
        simulator.knobs().loseNext(2);

        simulator.post("U0ADA", PLATFORM, "hello");

        var request = bot.app.next();
        assertThat(request.header("X-Slack-Retry-Num")).isEqualTo("2");
        assertThat(request.header("X-Slack-Retry-Reason")).isEqualTo("http_timeout");
        assertThat(bot.app.gotNothingElse()).isTrue();
    }

    @Test
    void what_the_app_took_comes_again_when_its_answer_is_lost() throws Exception {
        control("PUT", "knobs", "{\"lose_answers\":1}");

        simulator.post("U0ADA", PLATFORM, "hello");

        var tries = bot.app.next(2);
        assertThat(tries.getFirst().headers()).doesNotContainKey("X-Slack-Retry-Num");
        assertThat(tries.getLast().header("X-Slack-Retry-Num")).isEqualTo("1");
        assertThat(tries.getLast().body()).isEqualTo(tries.getFirst().body());
    }

    @Test
    void knobs_tell_where_they_stand_and_go_back() throws Exception {
        var turned = "{\"copies\":1,\"delay_millis\":5,\"lose_next\":1,\"rate_limits\":true}";

        var answer = MAPPER.readTree(control("PUT", "knobs", turned).body());

        assertThat(answer.path("copies").asInt()).isEqualTo(1);
        assertThat(answer.path("backwards").asInt()).isEqualTo(1);
        assertThat(answer.path("rate_limits").asBoolean()).isTrue();
        simulator.allWell();
        var uri = simulator.url() + "/control/knobs";
        var well = Http.json(Http.send(Http.request("GET", uri, "")));
        assertThat(well.path("copies").asInt()).isZero();
        assertThat(well.path("rate_limits").asBoolean()).isFalse();
    }

    @Test
    void a_method_fails_until_all_is_well() throws Exception {
        simulator.failAlways("*", new Fault.Refuse("fatal_error"));

        assertThat(bot.slack.authTest(r -> r).getError()).isEqualTo("fatal_error");
        assertThat(bot.slack.usersList(r -> r).getError()).isEqualTo("fatal_error");
        simulator.allWell();
        assertThat(bot.slack.authTest(r -> r).isOk()).isTrue();
    }

    @Test
    void a_slow_call_is_answered_all_the_same() throws Exception {
        simulator.failNext("auth.test", new Fault.Delay(Duration.ofMillis(20)));

        assertThat(bot.slack.authTest(r -> r).isOk()).isTrue();
    }

    @Test
    void rate_limits_can_be_switched_on_by_the_way() throws Exception {
        simulator.rateLimits(true);
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < 25; i++) {
            var request = Http.request("POST", simulator.apiUrl() + "users.list", "");
            request.header("Authorization", "Bearer xoxb-local-bot-token");
            statuses.add(Http.send(request).statusCode());
        }

        assertThat(statuses.getFirst()).isEqualTo(200);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refuse | 200 | fatal_error",
                "rate_limit | 429 | ratelimited",
                "break | 503 | ''",
            })
    void faults_can_be_asked_for_over_http(String fault, int status, String error)
            throws Exception {
        var wanted =
                "{\"method\":\"auth.test\",\"fault\":\"%s\",\"error\":\"fatal_error\",\"number\":%d}"
                        .formatted(fault, fault.equals("break") ? 503 : 30);

        assertThat(control("POST", "faults", wanted).statusCode()).isEqualTo(200);

        var uri = simulator.apiUrl() + "auth.test";
        var form = "application/x-www-form-urlencoded";
        var answer = Http.send("POST", uri, form, "token=xoxb-local-bot-token");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(error);
    }

    @Test
    void administrators_work_over_http_too() throws Exception {
        control("POST", "channels/C0PLATFORM", "{\"name\":\"platform-2\",\"archived\":true}");
        control("POST", "channels/C0DATA/members", "{\"user\":\"U0ROLLCALL\",\"member\":false}");
        control("POST", "users/U0GRACE", "{\"deactivated\":true,\"time_zone\":\"Asia/Tokyo\"}");

        var channel = bot.slack.conversationsInfo(r -> r.channel(PLATFORM)).getChannel();
        assertThat(channel.getName()).isEqualTo("platform-2");
        assertThat(channel.isArchived()).isTrue();
        assertThat(bot.slack.conversationsMembers(r -> r.channel("C0DATA")).getMembers())
                .doesNotContain("U0ROLLCALL");
        assertThat(bot.slack.usersInfo(r -> r.user("U0GRACE")).getUser().isDeleted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "faults | {\"method\":\"auth.test\",\"fault\":\"dance\"}",
                "channels/C0NOWHERE | {\"archived\":true}",
                "channels/C0PLATFORM | {\"name\":\"Not A Name\"}",
                "users/U0NOBODY | {\"deactivated\":true}",
                "users/U0ADA | {\"time_zone\":\"Mars\"}",
                "users/U0ADA | nonsense",
            })
    void what_is_not_there_is_refused(String path, String body) throws Exception {
        var answer = control("POST", path, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer).path("error").asText()).isNotBlank();
    }

    private List<String> texts(int count) throws Exception {
        var texts = new ArrayList<String>();
        for (var request : bot.app.next(count)) {
            texts.add(FakeBot.json(request.body()).at("/event/text").asText());
        }
        return texts;
    }

    private HttpResponse<String> control(String method, String path, String body) throws Exception {
        return Http.send(method, simulator.url() + "/control/" + path, JSON, body);
    }
}
