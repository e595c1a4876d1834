package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
    static final String BACK = "http://127.0.0.1:7401/slack/oauth";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    final FakeBot bot =
            new FakeBot(
                    new Settings()
                            .client("1.2", "s3cret")
                            .secondWorkspace("xoxb-harbour")
                            .clock(now::get));

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void consent_gives_a_code_and_the_code_a_token_once() throws Exception {
        var screen = get("/oauth/v2/authorize?" + query("1.2"));
        assertThat(screen.body()).contains("chat:write", "Allow in Rollcall local", "Harbour");

        var code = code("T1HARBOUR");
        var token = exchange(code, "s3cret");

        assertThat(token.isOk()).isTrue();
        assertThat(token.getAccessToken()).isEqualTo("xoxb-harbour");
        assertThat(token.getTeam().getId()).isEqualTo("T1HARBOUR");
        assertThat(token.getBotUserId()).isEqualTo("U1ROLLCALL");
        assertThat(token.getScope()).isEqualTo("chat:write,commands");
        assertThat(exchange(code, "s3cret").getError()).isEqualTo("invalid_code");
    }

    @Test
    void what_does_not_fit_is_refused() throws Exception {
        var late = code("T0LOCAL");
        assertThat(exchange(late, "wrong").getError()).isEqualTo("bad_client_secret");
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(11)));

        assertThat(exchange(late, "s3cret").getError()).isEqualTo("code_expired");
        assertThat(get("/oauth/v2/authorize?" + query("other")).statusCode()).isEqualTo(400);
        assertThat(get("/oauth/v2/authorize/T0NOWHERE?" + query("1.2")).statusCode())
                .isEqualTo(404);
        assertThat(location("cancel")).isEqualTo(BACK + "?error=access_denied&state=a+b");
    }

    private String code(String team) throws Exception {
        var location = location(team);
        assertThat(location).startsWith(BACK + "?code=").endsWith("&state=a+b");
        return location.substring((BACK + "?code=").length(), location.indexOf('&'));
    }

    private String location(String answer) throws Exception {
        var redirect = get("/oauth/v2/authorize/" + answer + "?" + query("1.2"));
        assertThat(redirect.statusCode()).isEqualTo(302);
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    private OAuthV2AccessResponse exchange(String code, String secret) throws Exception {
        return bot.slackWith("")
                .oauthV2Access(
                        r -> r.clientId("1.2").clientSecret(secret).code(code).redirectUri(BACK));
    }

    private static String query(String client) {
        return "client_id=%s&scope=chat:write,commands&state=a%%20b&redirect_uri=%s"
                .formatted(client, BACK);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return Http.send(Http.request("GET", bot.simulator.url() + path, ""));
    }
}
