package dev.rollcall.local.slack.webapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The bots' tokens: who has which, until when. Those by configuration are there from the start and
/// last; where tokens are rotated, each that is given ends, and comes with what the next one is had
/// for, once.
public final class Tokens {
    private static final Instant NEVER = Instant.MAX;

    private record Held(Tenant tenant, Instant until) {}

    /// What an app is given.
    record Given(String token, Optional<String> refresh, Optional<Duration> life) {}

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, Tenant> refreshes = new ConcurrentHashMap<>();
    private final Optional<Duration> life;
    private final InstantSource clock;

    /// @param life of each token, where they are rotated
    public Tokens(List<Tenant> tenants, Optional<Duration> life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
        tenants.forEach(one -> held.put(one.token(), new Held(one, NEVER)));
    }

    Tenant tenantOf(String token) {
        var one = held.get(token);
        if (one == null) {
            throw new Refused("invalid_auth");
        }
        if (one.until().isBefore(clock.instant())) {
            throw new Refused("token_expired");
        }
        return one.tenant();
    }

    /// As Slack gives it to an app that is installed: the one that the workspace has, if it lasts.
    Given give(Tenant tenant) {
        if (life.isPresent()) {
            return next(tenant);
        }
        var before =
                held.entrySet().stream()
                        .filter(one -> one.getValue().tenant().equals(tenant))
                        .map(Map.Entry::getKey)
                        .findFirst();
        var token = before.orElseGet(() -> "xoxb-" + random());
        held.put(token, new Held(tenant, NEVER));
        return new Given(token, Optional.empty(), Optional.empty());
    }

    Given exchange(String refresh) {
        if (life.isEmpty()) {
            throw new Refused("token_rotation_not_enabled");
        }
        var tenant = refreshes.remove(refresh);
        if (tenant == null) {
            throw new Refused("invalid_refresh_token");
        }
        return next(tenant);
    }

    private Given next(Tenant tenant) {
        var token = "xoxe.xoxb-1-" + random();
        var refresh = "xoxe-1-" + random();
        held.put(token, new Held(tenant, clock.instant().plus(life.orElseThrow())));
        refreshes.put(refresh, tenant);
        return new Given(token, Optional.of(refresh), life);
    }

    Tenant tenantOfRefresh(String refresh) {
        return Optional.ofNullable(refreshes.get(refresh))
                .orElseThrow(() -> new Refused("invalid_refresh_token"));
    }

    boolean revoke(String token) {
        return held.remove(token) != null;
    }

    /// Of a workspace that the app is taken out of.
    public void revokeAll(Tenant tenant) {
        held.values().removeIf(one -> one.tenant().equals(tenant));
        refreshes.values().removeIf(tenant::equals);
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
