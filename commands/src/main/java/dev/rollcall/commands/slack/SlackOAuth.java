package dev.rollcall.commands.slack;

import com.slack.api.methods.request.oauth.OAuthV2AccessRequest;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackGrant.Team;
import dev.rollcall.commands.slack.SlackGrant.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Has Slack exchange what people and we hold for tokens: `oauth.v2.access`. Blocks.
@ApplicationScoped
public class SlackOAuth {

    private final SlackHttp http;
    private final SlackInstallConfig config;
    private final SlackCalls calls = new SlackCalls(System::nanoTime);

    SlackOAuth(SlackHttp http, SlackInstallConfig config) {
        this.http = http;
        this.config = config;
    }

    /// What somebody's consent gave.
    ///
    /// @param code good once and for ten minutes
    public SlackAnswer<SlackGrant> exchange(String code) {
        return access(request -> request.code(code).redirectUri(config.redirectUrl().orElse(null)));
    }

    /// The next token. Slack takes each refresh token once.
    public SlackAnswer<SlackGrant> refresh(String refreshToken) {
        return access(request -> request.grantType("refresh_token").refreshToken(refreshToken));
    }

    /// Gives back a token that we have no use for.
    public SlackAnswer<Boolean> revoke(Tokens tokens) {
        return calls.call(
                "auth.revoke",
                () -> http.methods(tokens.bot()).authRevoke(request -> request),
                answer -> answer.isRevoked());
    }

    private SlackAnswer<SlackGrant> access(
            UnaryOperator<OAuthV2AccessRequest.OAuthV2AccessRequestBuilder> what) {
        var request =
                what.apply(OAuthV2AccessRequest.builder())
                        .clientId(config.clientId().orElse(""))
                        .clientSecret(config.clientSecret().orElse(""))
                        .build();
        return calls.call(
                        "oauth.v2.access",
                        () -> http.methods("").oauthV2Access(request),
                        SlackOAuth::grant)
                .then(grant -> grant.map(SlackOAuth::done).orElseGet(SlackOAuth::noBot));
    }

    private static SlackAnswer<SlackGrant> done(SlackGrant grant) {
        return new Done<>(grant);
    }

    private static SlackAnswer<SlackGrant> noBot() {
        return new Refused<>(new SlackRefusal("no_bot_token"));
    }

    private static Optional<SlackGrant> grant(OAuthV2AccessResponse answer) {
        if (answer.getAccessToken() == null) {
            return Optional.empty();
        }
        var team = Optional.ofNullable(answer.getTeam());
        return Optional.of(
                new SlackGrant(
                        team.map(one -> new Team(one.getId(), one.getName())),
                        Optional.ofNullable(answer.getEnterprise()).map(one -> one.getId()),
                        answer.isEnterpriseInstall(),
                        scopes(answer.getScope()),
                        answer.getAuthedUser() == null ? null : answer.getAuthedUser().getId(),
                        new Tokens(
                                answer.getAccessToken(),
                                Optional.ofNullable(answer.getRefreshToken()),
                                Optional.ofNullable(answer.getExpiresIn())
                                        .map(Duration::ofSeconds))));
    }

    private static List<String> scopes(String listed) {
        return listed == null
                ? List.of()
                : Arrays.stream(listed.split(",")).filter(one -> !one.isBlank()).sorted().toList();
    }
}
