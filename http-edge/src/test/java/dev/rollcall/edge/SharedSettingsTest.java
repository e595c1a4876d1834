package dev.rollcall.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// The settings that come with the module hold in the application that imports it.
@QuarkusTest
class SharedSettingsTest {
    private static final String SCHEMAS = "components.schemas.";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void metrics_stand_on_the_management_port_and_count_errors() {
        given().get("/desk/conflict").then().statusCode(409);
        given().get("/q/metrics").then().statusCode(404);
        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds_count"))
                .body(
                        containsString(
                                "outcome=\"CLIENT_ERROR\",status=\"409\",uri=\"/desk/conflict\""));
    }

    @Test
    void the_document_speaks_snake_case_and_tells_of_tokens_and_problems() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body(SCHEMAS + "NewNote.properties", hasKey("note_text"))
                .body(SCHEMAS + "NewNote.properties", not(hasKey("noteText")))
                .body(SCHEMAS + "Problem.properties.errors.items.properties", hasKey("reason"))
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("paths.'/desk/notes'.get.security[0]", hasKey("token"))
                .body(
                        "paths.'/desk/notes'.get.responses.default.content",
                        hasKey("application/problem+json"))
                .body(
                        "paths.'/desk/notes'.get.responses.403.content",
                        hasKey("application/problem+json"));
    }
}
