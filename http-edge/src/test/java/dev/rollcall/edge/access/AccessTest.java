package dev.rollcall.edge.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTest {
    private static final String READER = "reader-secret-0123456789";
    private static final String OPERATOR = "operator-secret-0123456789";

    @Test
    void a_token_with_the_scope_comes_in() {
        bearer(READER).get("/desk/notes").then().statusCode(200);
        given().header("Authorization", "bearer " + READER)
                .get("/desk/notes")
                .then()
                .statusCode(200);
    }

    @Test
    void without_a_token_the_answer_is_401_with_a_challenge() {
        unauthorized(given().get("/desk/notes"), "Bearer");
        unauthorized(given().post("/desk/notes"), "Bearer");
        unauthorized(bearer("").get("/desk/notes"), "Bearer");
        unauthorized(
                given().auth().preemptive().basic("reader", READER).get("/desk/notes"), "Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reader-secret-012345678", "READER-SECRET-0123456789", "reader", "ü", "a b"})
    void an_unknown_token_is_401(String secret) {
        unauthorized(bearer(secret).get("/desk/notes"), "Bearer error=\"invalid_token\"");
    }

    @Test
    void a_body_is_not_looked_at_before_the_token() {
        unauthorized(
                given().contentType("application/json").body("{nonsense").post("/desk/notes"),
                "Bearer");
    }

    @Test
    void a_missing_scope_is_403_and_named() {
        forbidden(bearer(OPERATOR).get("/desk/notes"), "This token lacks the scope read.");
        forbidden(
                bearer(READER).get("/desk/operated"),
                "This token lacks the scope operate or write.");
    }

    @Test
    void a_route_without_annotation_is_open_to_nobody() {
        unauthorized(given().get("/desk/unannotated"), "Bearer");
        forbidden(bearer(READER).get("/desk/unannotated"), "This route is open to nobody.");
    }

    @Test
    void an_open_route_does_not_look_at_tokens() {
        given().get("/desk/open").then().statusCode(200);
        bearer("unknown").get("/desk/open").then().statusCode(200);
    }

    @Test
    void static_files_and_the_api_document_are_public() {
        given().get("/page.html").then().statusCode(200).body(containsString("A static page"));
        given().accept("application/json").get("/q/openapi").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void the_session_cookie_reads() {
        cookie(READER).get("/desk/notes").then().statusCode(200);
        cookie(READER)
                .header("Sec-Fetch-Site", "same-origin")
                .get("/desk/notes")
                .then()
                .statusCode(200);
        cookie(READER).header("Sec-Fetch-Site", "none").get("/desk/notes").then().statusCode(200);
        unauthorized(cookie("unknown").get("/desk/notes"), "Bearer error=\"invalid_token\"");
    }

    @Test
    void the_session_cookie_changes_something_only_from_our_own_page() {
        cookie(READER)
                .header("Sec-Fetch-Site", "same-origin")
                .delete("/desk/notes")
                .then()
                .statusCode(204);
        unauthorized(cookie(READER).delete("/desk/notes"), "Bearer");
        unauthorized(
                cookie(READER).header("Sec-Fetch-Site", "none").delete("/desk/notes"), "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void another_sites_page_gets_nothing_out_of_the_session_cookie(String site) {
        unauthorized(cookie(READER).header("Sec-Fetch-Site", site).get("/desk/notes"), "Bearer");
        unauthorized(cookie(READER).header("Sec-Fetch-Site", site).delete("/desk/notes"), "Bearer");
    }

    @Test
    void the_header_counts_before_the_cookie() {
        forbidden(
                bearer(OPERATOR).cookie(SessionCookie.NAME, READER).get("/desk/notes"),
                "This token lacks the scope read.");
    }

    private static RequestSpecification bearer(String secret) {
        return given().header("Authorization", "Bearer " + secret);
    }

    private static RequestSpecification cookie(String secret) {
        return given().cookie(SessionCookie.NAME, secret);
    }

    private static void unauthorized(Response response, String challenge) {
        problem(response, 401, "Unauthorized").header("WWW-Authenticate", challenge);
    }

    private static void forbidden(Response response, String detail) {
        problem(response, 403, "Forbidden").body("detail", equalTo(detail));
    }

    private static ValidatableResponse problem(Response response, int status, String title) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("title", equalTo(title))
                .body("status", equalTo(status))
                .body("instance", startsWith("/desk/"));
    }
}
