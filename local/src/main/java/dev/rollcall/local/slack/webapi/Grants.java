package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// oauth.v2.access: the code that somebody's consent gave, once and within ten minutes, for a
/// token.
public final class Grants {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final String ORGANISATION = "E0GROUP";

    /// What somebody consented to.
    ///
    /// @param redirect where they are sent back to
    /// @param organisation for every workspace of an organisation, which this one is taken to be in
    public record Consent(
            Workspace workspace, String redirect, List<String> scopes, boolean organisation) {}

    private record Grant(Consent consent, Instant until) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final String clientId;
    private final String clientSecret;
    private final Tokens tokens;
    private final InstantSource clock;

    public Grants(String clientId, String clientSecret, Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    public boolean knows(String client) {
        return clientId.equals(client);
    }

    public List<Workspace> workspaces() {
        return tokens.workspaces();
    }

    /// A code, with which the app gets its token.
    public String code(Consent consent) {
        var code = UUID.randomUUID().toString().replace("-", "");
        grants.put(code, new Grant(consent, clock.instant().plus(GOOD_FOR)));
        return code;
    }

    Map<String, Method> methods() {
        return Map.of("oauth.v2.access", new Method(Tier.FOUR, this::access));
    }

    private ObjectNode access(Arguments call) {
        if (!clientId.equals(call.text("client_id").orElse(""))) {
            throw new Refused("invalid_client_id");
        }
        if (!clientSecret.equals(call.text("client_secret").orElse(""))) {
            throw new Refused("bad_client_secret");
        }
        if (call.text("grant_type").filter("refresh_token"::equals).isPresent()) {
            return given(tokens.exchange(call.required("refresh_token")));
        }
        var consent = consent(call);
        var workspace = consent.workspace();
        var answer = given(new Tokens.Known(workspace, tokens.give(workspace, consent.scopes())));
        answer.putObject("authed_user").put("id", workspace.cast().owner());
        if (consent.organisation()) {
            answer.putNull("team").put("is_enterprise_install", true);
            answer.putObject("enterprise").put("id", ORGANISATION).put("name", "The group");
        }
        return answer;
    }

    private Consent consent(Arguments call) {
        var code = call.text("code").orElseThrow(() -> new Refused("invalid_code"));
        var grant = grants.remove(code);
        if (grant == null) {
            throw new Refused("invalid_code");
        }
        if (grant.until().isBefore(clock.instant())) {
            throw new Refused("code_expired");
        }
        if (!grant.consent().redirect().equals(call.text("redirect_uri").orElse(""))) {
            throw new Refused("bad_redirect_uri");
        }
        return grant.consent();
    }

    private ObjectNode given(Tokens.Known known) {
        var cast = known.workspace().cast();
        var token = known.token();
        var answer = object().put("access_token", token.token());
        tokens.life()
                .ifPresent(
                        life ->
                                answer.put("refresh_token", token.refresh())
                                        .put("expires_in", life.toSeconds()));
        answer.put("token_type", "bot").put("scope", String.join(",", token.scopes()));
        answer.put("bot_user_id", cast.bot().user()).put("app_id", cast.bot().app());
        answer.putObject("team").put("id", cast.team()).put("name", cast.name());
        return answer.putNull("enterprise").put("is_enterprise_install", false);
    }
}
