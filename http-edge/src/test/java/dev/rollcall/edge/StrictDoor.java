package dev.rollcall.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// With what an operator may add: a rate limit, and pages of another origin.
public final class StrictDoor implements QuarkusTestProfile {
    public static final String ORIGIN = "https://intranet.example.com";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rollcall.rate-limit.per-second", "1",
                "rollcall.rate-limit.burst", "3",
                "quarkus.http.cors.enabled", "true",
                "quarkus.http.cors.origins", ORIGIN);
    }
}
