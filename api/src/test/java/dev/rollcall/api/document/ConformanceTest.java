package dev.rollcall.api.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Api;
import dev.rollcall.api.EventStore;
import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.events.ConsistencyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each documented status and media type is produced here or, where it takes another service, in
/// `LimitedTest` (429) and `AwayTest` (503); `Conformance` looks at the shapes.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ConformanceTest {
    private static final Set<String> ELSEWHERE = Set.of("429", "503", "default");

    private static final Map<String, Object> ROUND =
            Map.of(
                    "round",
                    "retro",
                    "cron",
                    "0 15 * * FRI",
                    "time_zone",
                    "UTC",
                    "audience",
                    Map.of("kind", "user_group", "slack_user_group", "S1"),
                    "own_zones",
                    true,
                    "questions",
                    List.of(
                            Map.of(
                                    "text",
                                    "Which?",
                                    "kind",
                                    "choice",
                                    "choices",
                                    List.of("this", "that"),
                                    "optional",
                                    true,
                                    "anonymous",
                                    true,
                                    "skip_if",
                                    Map.of("question", 1, "answer", "none"))),
                    "remind_at_most",
                    2,
                    "remind_after_minutes",
                    30,
                    "pause",
                    Map.of("until", "2027-04-01"));

    private final Views views = new Views();
    private final Log log = new Log(views);
    private final EventStore store = new EventStore();
    private final UUID team = log.team("U0ADA");
    private final UUID update = log.says(team, "Ada", "U0ADA", "Waiting for the keys");
    private final UUID poll = log.asks(team, "2027-03-01T17:00:00Z", "U0ADA", "U0BOB");
    private final String user = "U" + UUID.randomUUID();
    private final UUID person =
            log.chooses(
                    user,
                    Map.of(
                            "days_off",
                            List.of(Map.of("first_day", "2026-12-24", "last_day", "2027-01-03"))));

    @BeforeEach
    void answerAndPlan() {
        log.answers(team, poll, "U0ADA");
        log.sets(team, List.of(ROUND));
    }

    @AfterEach
    void close() {
        views.close();
        store.close();
    }

    @Test
    void every_documented_status_and_media_type_is_produced() throws Exception {
        var event = EventStore.event(UUID.randomUUID(), 1, "Anything", "{}", Map.of());
        store.append(event);
        var document = Document.read();
        for (var operation : document.operations()) {
            for (var answer : document.answers(operation).entrySet()) {
                var types = answer.getValue().path("content").properties();
                if (ELSEWHERE.contains(answer.getKey())) {
                    continue;
                }
                if (types.isEmpty()) {
                    produce(operation, answer.getKey(), "application/json", event.id());
                }
                for (var type : types) {
                    produce(operation, answer.getKey(), type.getKey(), event.id());
                }
            }
        }
    }

    private void produce(Document.Operation operation, String status, String type, UUID event)
            throws Exception {
        if (operation.id().equals("openStream") && status.equals("200")) {
            assertThat(head(stream("GET"))).isEqualTo("200 " + type);
            return;
        }
        var ids = ids(operation, status.equals("404") ? UUID.randomUUID() : id(operation, event));
        var request = request(operation, status, type, ids);
        var answer = request.pathParams(ids).request(operation.method(), operation.path());
        assertThat(answer.statusCode())
                .as("%s should answer %s: %s", operation, status, answer.asString())
                .isEqualTo(Integer.parseInt(status));
        if (!type.equals("application/json") || status.equals("200")) {
            assertThat(answer.contentType()).as("%s %s", operation, status).startsWith(type);
        }
    }

    private RequestSpecification request(
            Document.Operation operation, String status, String type, Map<String, ?> ids) {
        var request =
                switch (status) {
                    case "200" -> reader(operation).accept(type);
                    case "204" -> given();
                    case "304" ->
                            tagged(operation)
                                    .header(
                                            "If-None-Match",
                                            tagged(operation)
                                                    .get(operation.path(), ids)
                                                    .getHeader("ETag"));
                    case "400" ->
                            operation.method().equals("GET")
                                    ? reader(operation).queryParam("unknown", "x")
                                    : given();
                    case "401" -> given();
                    case "403" -> given().auth().oauth2(ReadModelDatabase.WRITER);
                    case "404" -> reader(operation);
                    case "406" -> reader(operation).accept("application/xml");
                    case "415" -> given();
                    case "504" ->
                            reader(operation)
                                    .queryParam(
                                            "after",
                                            new ConsistencyToken(UUID.randomUUID(), 1).encode())
                                    .queryParam("wait", 0);
                    default ->
                            throw new IllegalStateException(
                                    operation + ": nobody makes a " + status);
                };
        return operation.id().equals("signIn") ? signIn(request, status) : request;
    }

    private static RequestSpecification signIn(RequestSpecification request, String status) {
        return switch (status) {
            case "415" -> request.contentType("text/plain").body("token");
            case "400" -> request.contentType("application/json").body("{}");
            default ->
                    request.contentType("application/json")
                            .body(
                                    Map.of(
                                            "token",
                                            switch (status) {
                                                case "204" -> ReadModelDatabase.READER;
                                                case "403" -> ReadModelDatabase.WRITER;
                                                default -> "nobodys-token-0123456789";
                                            }));
        };
    }

    /// With whatever must be there.
    private static RequestSpecification reader(Document.Operation operation) {
        var request = operation.allowed();
        for (var parameter : operation.parameters()) {
            if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("query")) {
                request.queryParam(parameter.path("name").asText(), "2026-11-23T09:30:00Z");
            }
        }
        return request;
    }

    /// Streaks of now go by the clock, and have no tag.
    private static RequestSpecification tagged(Document.Operation operation) {
        var request = reader(operation);
        return operation.id().equals("listStreaks") ? request.queryParam("as_of", 1) : request;
    }

    private Map<String, ?> ids(Document.Operation operation, UUID id) {
        return operation.ids(id.equals(person) ? user : id);
    }

    private UUID id(Document.Operation operation, UUID event) {
        return switch (operation.path().split("/", -1)[3]) {
            case "teams" -> team;
            case "status-updates" -> update;
            case "polls" -> poll;
            case "people" -> person;
            default -> event;
        };
    }

    @Test
    void every_path_says_what_it_takes_and_answers_head_as_get_without_a_body() throws Exception {
        var event = EventStore.event(UUID.randomUUID(), 1, "Anything", "{}", Map.of());
        store.append(event);
        for (var operation : Document.read().operations()) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            var ids = ids(operation, id(operation, event.id()));
            allows(Api.reader().options(operation.path(), ids), 200);
            allows(Api.reader().put(operation.path(), ids), 405);
            if (operation.id().equals("openStream")) {
                assertThat(head(stream("HEAD"))).isEqualTo("200 text/event-stream");
                continue;
            }
            var get = reader(operation).get(operation.path(), ids);
            var head = reader(operation).head(operation.path(), ids);
            assertThat(head.statusCode()).as("HEAD %s", operation.path()).isEqualTo(200);
            assertThat(head.contentType()).startsWith(get.contentType().replaceFirst(";.*", ""));
            assertThat(head.getHeader("ETag")).isEqualTo(get.getHeader("ETag"));
            assertThat(head.asByteArray()).isEmpty();
        }
    }

    private static void allows(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(List.of(answer.getHeader("Allow").split(", ", -1)))
                .contains("GET", "HEAD", "OPTIONS");
    }

    private static HttpRequest stream(String method) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://localhost:"
                                        + io.restassured.RestAssured.port
                                        + "/api/v1/stream"))
                .header("Authorization", "Bearer " + ReadModelDatabase.READER)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static String head(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (request.method().equals("HEAD")) {
                    assertThat(body.read()).isEqualTo(-1);
                }
            }
            http.shutdownNow();
            return answer.statusCode()
                    + " "
                    + answer.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .replaceFirst(";.*", "");
        }
    }

    /// Each word of a choice that a list takes, so that none is documented in vain.
    @Test
    void every_field_that_may_be_chosen_is_known() {
        for (var operation : Document.read().operations()) {
            for (var parameter : operation.parameters()) {
                if (parameter.path("name").asText().equals("fields")) {
                    var words = parameter.at("/schema/items/enum");
                    var all =
                            StreamSupport.stream(words.spliterator(), false)
                                    .map(com.fasterxml.jackson.databind.JsonNode::asText)
                                    .toList();
                    assertThat(all).isNotEmpty();
                    reader(operation)
                            .queryParam("fields", String.join(",", all))
                            .get(operation.path(), ids(operation, id(operation, team)))
                            .then()
                            .statusCode(200);
                }
            }
        }
    }
}
