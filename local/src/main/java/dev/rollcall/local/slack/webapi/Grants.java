package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// oauth.v2.access: the code that somebody's consent gave, once and within ten minutes, for a
// token.
public final class Grants {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private record Grant(Tenant tenant, String redirect, String scopes, Instant until) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<Tenant> tenants;
    private final String clientId;
    private final String clientSecret;
    private final InstantSource clock;

    public Grants(List<Tenant> tenants, String clientId, String clientSecret, InstantSource clock) {
        this.tenants = List.copyOf(tenants);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    public boolean knows(String client) {
        return clientId.equals(client);
    }

    public List<Tenant> tenants() {
        return tenants;
    }

    /// A code for the app in that workspace; `redirect` may be empty.
    public String consent(Tenant tenant, String redirect, String scopes) {
        var code = UUID.randomUUID().toString().replace("-", "");
        grants.put(code, new Grant(tenant, redirect, scopes, clock.instant().plus(GOOD_FOR)));
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
        var code = call.text("code").orElseThrow(() -> new Refused("invalid_code"));
        var grant = grants.remove(code);
        if (grant == null) {
            throw new Refused("invalid_code");
        }
        if (grant.until().isBefore(clock.instant())) {
            throw new Refused("code_expired");
        }
        if (!grant.redirect().equals(call.text("redirect_uri").orElse(""))) {
            throw new Refused("bad_redirect_uri");
        }
        var cast = grant.tenant().workspace().cast();
        var answer = object().put("access_token", grant.tenant().token());
        answer.put("token_type", "bot").put("scope", grant.scopes());
        answer.put("bot_user_id", cast.bot().user()).put("app_id", cast.bot().app());
        answer.putObject("team").put("id", cast.team()).put("name", cast.name());
        answer.putNull("enterprise").put("is_enterprise_install", false);
        answer.putObject("authed_user").put("id", cast.owner());
        return answer;
    }
}
