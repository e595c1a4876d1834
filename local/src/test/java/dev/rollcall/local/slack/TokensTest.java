package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tokens as an install gives them, as they are rotated, revoked and taken away.
class TokensTest {
    static final String BACK = "http://127.0.0.1:7401/slack/oauth";
    static final Duration LIFE = Duration.ofHours(12);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    final FakeBot bot =
            new FakeBot(
                    new Settings()
                            .client("1.2", "s3cret")
                            .secondWorkspace("xoxb-harbour")
                            .tokenRotation(LIFE)
                            .clock(now::get));

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void a_token_ends_and_is_exchanged_for_the_next_one_once() throws Exception {
        var first = install("");
        assertThat(first.getExpiresIn()).isEqualTo((int) LIFE.toSeconds());
        assertThat(works(first)).isTrue();

        now.updateAndGet(before -> before.plus(LIFE).plusSeconds(1));
        assertThat(bot.slackWith(first.getAccessToken()).authTest(r -> r).getError())
                .isEqualTo("token_expired");
        var next = refresh(first);

        assertThat(next.isOk()).isTrue();
        assertThat(next.getTeam().getId()).isEqualTo("T1HARBOUR");
        assertThat(next.getScope()).isEqualTo("chat:write");
        assertThat(works(next)).isTrue();
        assertThat(refresh(first).getError()).isEqualTo("invalid_refresh_token");
    }

    @Test
    void a_token_is_given_back() throws Exception {
        var token = install("").getAccessToken();

        assertThat(bot.slackWith(token).authRevoke(r -> r).isRevoked()).isTrue();

        assertThat(bot.slackWith(token).authTest(r -> r).getError()).isEqualTo("invalid_auth");
    }

    @Test
    void an_app_that_is_taken_out_is_told_so_twice_and_speaks_no_more() throws Exception {
        var token = install("");

        bot.simulator.uninstall("T1HARBOUR");

        var events =
                Stream.of(bot.app.next().body(), bot.app.next().body()).map(FakeBot::json).toList();
        assertThat(events)
                .extracting(event -> event.at("/event/type").asText())
                .containsExactlyInAnyOrder("tokens_revoked", "app_uninstalled");
        for (var event : events) {
            var type =
                    event.at("/event/type").asText().equals("tokens_revoked")
                            ? TokensRevokedEvent.class
                            : AppUninstalledEvent.class;
            assertThat(bot.slacksOwn.fromJson(event.path("event").toString(), type)).isNotNull();
        }
        assertThat(works(token)).isFalse();
        assertThat(refresh(token).getError()).isEqualTo("invalid_refresh_token");
        assertThat(works(install(""))).isTrue();
        assertThatThrownBy(() -> bot.simulator.uninstall("T9")).hasMessageContaining("T9");
    }

    @Test
    void a_whole_organisation_gives_a_token_of_no_workspace() throws Exception {
        var token = install("&organisation=true");

        assertThat(token.isEnterpriseInstall()).isTrue();
        assertThat(token.getTeam()).isNull();
        assertThat(token.getEnterprise().getId()).isEqualTo("E0GROUP");
    }

    private boolean works(OAuthV2AccessResponse given) throws Exception {
        return bot.slackWith(given.getAccessToken()).authTest(r -> r).isOk();
    }

    private OAuthV2AccessResponse install(String more) throws Exception {
        var query =
                "client_id=1.2&scope=chat:write&state=s&redirect_uri=%s%s".formatted(BACK, more);
        var address = bot.simulator.url() + "/oauth/v2/authorize/T1HARBOUR?" + query;
        var location = Http.send(Http.request("GET", address, "")).headers().firstValue("Location");
        var code = location.orElseThrow().replaceAll(".*code=([^&]*).*", "$1");
        return bot.slackWith("")
                .oauthV2Access(
                        r -> r.clientId("1.2").clientSecret("s3cret").code(code).redirectUri(BACK));
    }

    private OAuthV2AccessResponse refresh(OAuthV2AccessResponse given) throws Exception {
        return bot.slackWith("")
                .oauthV2Access(
                        r ->
                                r.clientId("1.2")
                                        .clientSecret("s3cret")
                                        .grantType("refresh_token")
                                        .refreshToken(given.getRefreshToken()));
    }
}
