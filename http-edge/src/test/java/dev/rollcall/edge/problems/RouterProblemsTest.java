package dev.rollcall.edge.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import org.junit.jupiter.api.Test;

/// Routes that are not JAX-RS' fail in the same shape.
@QuarkusTest
class RouterProblemsTest {

    void routes(@Observes Router router) {
        router.get("/plain/breaks")
                .handler(
                        _ -> {
                            throw new IllegalStateException("inner life");
                        });
        router.get("/plain/refuses").handler(http -> http.fail(404));
    }

    @Test
    void an_accident_of_a_plain_route_is_a_problem() {
        given().get("/plain/breaks")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("Internal server error"))
                .body(not(containsString("inner life")));
    }

    @Test
    void a_refusal_of_a_plain_route_is_a_problem() {
        given().get("/plain/refuses")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("instance", equalTo("/plain/refuses"));
    }
}
