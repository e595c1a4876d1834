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

    private static final String ORGANISATION = "E0GROUP";

    private record Grant(
            Tenant tenant, String redirect, String scopes, boolean organisation, Instant until) {}

    private final Map<Tenant, String> scopesOf = new ConcurrentHashMap<>();

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<Tenant> tenants;
    private final String clientId;
    private final String clientSecret;
    private final Tokens tokens;
    private final InstantSource clock;

    public Grants(
            List<Tenant> tenants,
            String clientId,
            String clientSecret,
            Tokens tokens,
            InstantSource clock) {
        this.tenants = List.copyOf(tenants);
        this.tokens = tokens;
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
        return consent(tenant, redirect, scopes, false);
    }

    /// The same for every workspace of an organisation, which the tenant is taken to be in.
    public String consentOfOrganisation(Tenant tenant, String redirect, String scopes) {
        return consent(tenant, redirect, scopes, true);
    }

    private String consent(Tenant tenant, String redirect, String scopes, boolean organisation) {
        var code = UUID.randomUUID().toString().replace("-", "");
        var until = clock.instant().plus(GOOD_FOR);
        grants.put(code, new Grant(tenant, redirect, scopes, organisation, until));
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
            return refreshed(call.required("refresh_token"));
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
        scopesOf.put(grant.tenant(), grant.scopes());
        var answer = given(grant.tenant(), tokens.give(grant.tenant()));
        var owner = grant.tenant().workspace().cast().owner();
        answer.putObject("authed_user").put("id", owner);
        if (grant.organisation()) {
            answer.putNull("team").put("is_enterprise_install", true);
            answer.putObject("enterprise").put("id", ORGANISATION).put("name", "The group");
        }
        return answer;
    }

    private ObjectNode refreshed(String refresh) {
        var tenant = tokens.tenantOfRefresh(refresh);
        return given(tenant, tokens.exchange(refresh));
    }

    private ObjectNode given(Tenant tenant, Tokens.Given given) {
        var cast = tenant.workspace().cast();
        var answer = object().put("access_token", given.token());
        given.refresh().ifPresent(token -> answer.put("refresh_token", token));
        given.life().ifPresent(life -> answer.put("expires_in", life.toSeconds()));
        answer.put("token_type", "bot").put("scope", scopesOf.getOrDefault(tenant, ""));
        answer.put("bot_user_id", cast.bot().user()).put("app_id", cast.bot().app());
        answer.putObject("team").put("id", cast.team()).put("name", cast.name());
        return answer.putNull("enterprise").put("is_enterprise_install", false);
    }
}
