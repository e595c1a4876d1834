package dev.rollcall.api.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.Api;
import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class SessionTest {
    @Test
    void a_token_becomes_a_cookie_that_opens_the_queries() {
        // When
        var signedIn = signIn(ReadModelDatabase.READER);

        // Then
        signedIn.then()
                .statusCode(204)
                .header(
                        "Set-Cookie",
                        allOf(
                                containsString("HttpOnly"),
                                containsString("SameSite=Strict"),
                                containsString("Path=/"),
                                not(containsString("Secure"))));
        given().cookies(signedIn.cookies()).get("/api/v1/teams").then().statusCode(200);
        given().cookies(signedIn.cookies())
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("reader"))
                .body("scopes", contains("read"));
    }

    @Test
    void another_sites_page_gets_nothing_with_the_cookie() {
        var cookies = signIn(ReadModelDatabase.READER).cookies();

        given().cookies(cookies)
                .header("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/teams")
                .then()
                .statusCode(401);
    }

    @Test
    void signing_out_takes_the_cookie_back() {
        given().delete("/api/v1/session")
                .then()
                .statusCode(204)
                .header(
                        "Set-Cookie",
                        allOf(containsString("rollcall_session="), containsString("Max-Age=0")));
    }

    @Test
    void an_unknown_token_is_refused() {
        signIn("nobodys-token-0123456789-0123456789")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void a_token_that_may_not_read_opens_no_dashboard() {
        signIn(ReadModelDatabase.WRITER).then().statusCode(403);
    }

    @Test
    void a_body_that_is_none_is_a_problem() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/session")
                .then()
                .statusCode(400)
                .body("errors.field", contains("token"));
        given().contentType("application/json")
                .body("{")
                .post("/api/v1/session")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType("text/plain")
                .body("token")
                .post("/api/v1/session")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType("application/json")
                .body(Map.of("token", "x", "colour", "red"))
                .post("/api/v1/session")
                .then()
                .statusCode(400)
                .body("errors.field", contains("colour"));
    }

    @Test
    void who_asks_with_a_token_is_told_too() {
        Api.reader().get("/api/v1/session").then().body("name", equalTo("reader"));
    }

    private static Response signIn(String token) {
        return given().contentType("application/json")
                .body(Map.of("token", token))
                .post("/api/v1/session");
    }
}
