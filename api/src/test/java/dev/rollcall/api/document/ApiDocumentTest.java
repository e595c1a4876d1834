package dev.rollcall.api.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.rollcall.api.Api;
import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ApiDocumentTest {
    private JsonPath document;

    @BeforeEach
    void read() {
        document = given().get("/q/openapi?format=json").jsonPath();
    }

    @Test
    void every_route_but_those_of_the_session_is_closed_without_a_token_and_without_the_scope() {
        assertThat(paths())
                .contains(
                        "/api/v1/teams",
                        "/api/v1/status-updates/{id}",
                        "/api/v1/events/{id}/causation",
                        "/api/v1/stream");
        for (var path : paths()) {
            if (!path.equals("/api/v1/session")) {
                given().get(path, parameters(path))
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .header("WWW-Authenticate", equalTo("Bearer"));
                given().auth()
                        .oauth2(ReadModelDatabase.WRITER)
                        .get(path, parameters(path))
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json");
            }
        }
        given().get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void every_documented_parameter_of_a_query_is_known_to_it_and_every_problem_has_its_shape() {
        for (var path : paths()) {
            for (var name : parameters(path, "query")) {
                Api.reader()
                        .queryParam(name, "\u0001")
                        .get(path, parameters(path))
                        .then()
                        .statusCode(400)
                        .body("errors.field", hasItem(name));
            }
        }
    }

    @Test
    void shapes_have_the_names_of_the_specification() {
        assertThat(document.getMap("components.schemas").keySet())
                .map(Object::toString)
                .contains("Team", "StatusUpdate", "Event", "StreamedPoll", "Problem");
        assertThat(document.getMap("components.schemas.Team.properties").keySet())
                .map(Object::toString)
                .contains(
                        "team_id",
                        "name",
                        "slack_channel",
                        "poll_schedule",
                        "created_at",
                        "updated_at");
        assertThat(document.getMap("components.schemas.StatusUpdate.properties").keySet())
                .map(Object::toString)
                .contains("update_id", "team_id", "content", "author", "slack_user", "created_at");
    }

    @Test
    void the_audit_log_shows_each_of_its_formats() {
        assertThat(document.getMap("paths.'/api/v1/events'.get.responses.'200'.content").keySet())
                .map(Object::toString)
                .containsExactlyInAnyOrder("application/json", "application/x-ndjson", "text/csv");
    }

    @Test
    void every_event_of_a_stream_has_its_shape() {
        var schemas = document.<String, Object>getMap("components.schemas");
        var events =
                schemas.keySet().stream()
                        .filter(name -> name.matches("Stream[A-Z].*"))
                        .map(name -> event(name).getFirst())
                        .toList();

        assertThat(events)
                .containsExactlyInAnyOrder(
                        "hello",
                        "reset",
                        "snapshot",
                        "team",
                        "status_update",
                        "poll",
                        "blocker",
                        "person");
        assertThat(
                        document.getList(
                                "paths.'/api/v1/stream'.get.responses.'200'.content.'text/event-stream'.schema.oneOf"))
                .hasSameSizeAs(events);
        assertThat(document.getMap("components.schemas.StreamPoll.properties.data.properties.row"))
                .containsValue("#/components/schemas/StreamedPoll");
    }

    private List<String> event(String shape) {
        return document.getList("components.schemas." + shape + ".properties.event.enum");
    }

    @Test
    void refusals_of_the_router_have_the_same_shape() {
        Api.reader()
                .get("/api/v1/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        Api.reader()
                .delete("/api/v1/teams")
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
        Api.reader()
                .accept("application/xml")
                .get("/api/v1/teams")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void the_page_to_try_it_is_there() {
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    private List<String> paths() {
        return document.getMap("paths").keySet().stream()
                .map(Object::toString)
                .filter(path -> path.startsWith("/api/"))
                .toList();
    }

    private List<String> parameters(String path, String in) {
        var parameters =
                document.<Map<String, String>>getList("paths.'%s'.get.parameters".formatted(path));
        return parameters == null
                ? List.of()
                : parameters.stream()
                        .filter(parameter -> parameter.get("in").equals(in))
                        .map(parameter -> parameter.get("name"))
                        .toList();
    }

    private static Map<String, ?> parameters(String path) {
        return Document.Operation.ids(path, "0b0e9a52-1c4f-4d7e-9a55-0c9d1a2b3c4d");
    }
}
