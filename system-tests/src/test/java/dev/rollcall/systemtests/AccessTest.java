package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Walks over every route that the three services document.
@Order(3)
@ExtendWith(OneSystem.class)
class AccessTest {
    private static final Set<String> SCOPES = Set.of("READ", "WRITE", "OPERATE");
    private static final Map<Service, String> SCOPE =
            Map.of(Service.COMMANDS, "WRITE", Service.PROJECTOR, "OPERATE", Service.API, "READ");

    /// Signing in and out is how a browser gets its token across; who asks who it is may be anyone
    /// with a token.
    private static final String SESSION = "/api/v1/session";

    /// What people say leaves the house by them.
    private static final String WEBHOOKS = "/commands/v1/webhooks";
    private static final String IMPORTS = "/commands/v1/imports/";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What these services tell of themselves, and what only reads.
    private static final Map<String, String> OF_THEIR_OWN =
            Map.of(
                    "/api/v1/flow", "OPERATE",
                    "/commands/v1/flow", "OPERATE",
                    "/commands/v1/relay", "OPERATE",
                    "/commands/v1/slack-posts", "OPERATE",
                    "/commands/v1/slack-posts/none/retry", "OPERATE",
                    "/commands/v1/poll-slots", "READ",
                    "/commands/v1/teams/none/audience", "READ",
                    "GET /commands/v1/teams/none/digest", "READ");

    private record Route(String method, String path) {
        boolean isOpen() {
            return path.startsWith("/slack/") || (path.equals(SESSION) && !method.equals("GET"));
        }

        boolean wantsAScope() {
            return !path.equals(SESSION);
        }

        int ask(Door door) {
            if (path.startsWith(IMPORTS)) {
                var headers = Map.of("Idempotency-Key", "access-walk", "Content-Type", "text/csv");
                return door.send(method, path, headers, null, PATIENCE).status();
            }
            var body = method.equals("GET") || method.equals("DELETE") ? null : Map.of();
            return door.send(method, path, "access-walk", body).status();
        }
    }

    private final RunningSystem system;

    AccessTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void every_documented_route_wants_a_token_with_its_scope(Service service) throws IOException {
        var door = system.door(service);
        var routes = documented(door);
        assertThat(routes).isNotEmpty();
        for (var route : routes) {
            if (!route.isOpen()) {
                assertThat(route.ask(door.as(""))).as("%s without", route).isEqualTo(401);
                assertThat(route.ask(door.as("made-up-but-long-enough")))
                        .as("%s with an unknown one", route)
                        .isEqualTo(401);
            }
            if (!route.isOpen() && route.wantsAScope()) {
                expectForbiddenButFor(scope(service, route), route, door);
            }
        }
        System.out.printf("  %d routes of %s%n", routes.size(), service);
    }

    private static String scope(Service service, Route route) {
        if (route.path().startsWith(WEBHOOKS)) {
            return "OPERATE";
        }
        var ofItsPath = OF_THEIR_OWN.getOrDefault(route.path(), SCOPE.get(service));
        return OF_THEIR_OWN.getOrDefault(route.method() + " " + route.path(), ofItsPath);
    }

    private static void expectForbiddenButFor(String scope, Route route, Door door) {
        for (var other : SCOPES) {
            if (!other.equals(scope)) {
                assertThat(route.ask(door.as(RunningSystem.tokenWith(other))))
                        .as("%s with %s", route, other)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void slack_is_known_by_its_signature_alone() {
        for (var path : List.of("/slack/commands", "/slack/events", "/slack/interactions")) {
            var unsigned = system.door(Service.COMMANDS).send("POST", path, "-", Map.of());
            assertThat(unsigned.status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void the_page_and_the_documents_are_open() {
        for (var service : Service.values()) {
            var anyone = system.door(service).as("");
            assertThat(anyone.get("/q/openapi").status()).isEqualTo(200);
            assertThat(anyone.get("/q/swagger-ui/").status()).isEqualTo(200);
        }
        assertThat(system.door(Service.API).as("").get("/").status()).isEqualTo(200);
    }

    /// With something in the place of each parameter that is no id, so that nothing is changed.
    private static List<Route> documented(Door door) throws IOException {
        var document = new ObjectMapper().readTree(door.get("/q/openapi?format=json").text());
        return document.get("paths").properties().stream()
                .flatMap(path -> routes(path.getKey(), path.getValue()))
                .toList();
    }

    private static Stream<Route> routes(String path, JsonNode methods) {
        return methods.properties().stream()
                .map(method -> method.getKey().toUpperCase(Locale.ROOT))
                .map(method -> new Route(method, path.replaceAll("\\{[^}]+}", "none")));
    }
}
