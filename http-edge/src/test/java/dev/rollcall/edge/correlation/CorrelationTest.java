package dev.rollcall.edge.correlation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CorrelationTest {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @ValueSource(strings = {"/desk/open", "/desk/open-on-event-loop"})
    void the_callers_id_is_kept_logged_and_echoed(String path) {
        given().header("X-Correlation-Id", "import-2026.11:7")
                .get(path)
                .then()
                .header("X-Correlation-Id", "import-2026.11:7")
                .body("answered", equalTo("import-2026.11:7"))
                .body("logged", equalTo("import-2026.11:7"));
    }

    @Test
    void without_an_id_one_is_made() {
        given().get("/desk/open")
                .then()
                .header("X-Correlation-Id", matchesPattern(UUID))
                .body("logged", matchesPattern(UUID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "ünïcode", "{\"a\":1}", ""})
    void an_id_that_would_spoil_a_log_line_is_replaced(String id) {
        given().header("X-Correlation-Id", id)
                .get("/desk/open")
                .then()
                .header("X-Correlation-Id", matchesPattern(UUID));
    }

    @Test
    void an_id_without_end_is_replaced() {
        given().header("X-Correlation-Id", "a".repeat(129))
                .get("/desk/open")
                .then()
                .header("X-Correlation-Id", matchesPattern(UUID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.html", "/nothing", "/desk/notes", "/q/openapi"})
    void every_answer_has_an_id(String path) {
        given().get(path).then().header("X-Correlation-Id", matchesPattern(UUID));
    }
}
