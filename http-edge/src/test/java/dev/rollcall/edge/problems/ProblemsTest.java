package dev.rollcall.edge.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemsTest {
    private static final String TEAM = "0b0e9a52-1c4f-4d7e-9a55-0c9d1a2b3c4d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"note_text\": ",
                "{note_text: 1}",
                "{}}",
                "nonsense",
                "{\"pinned\": NaN}",
                "\u0000\u0000"
            })
    void json_that_is_none_is_told_with_line_and_column(String body) {
        refused(post(body), 400, "Malformed JSON")
                .body("detail", containsString("line 1, column "));
    }

    @Test
    void a_field_given_twice_is_refused() {
        refused(post("{\"note_text\":\"a\",\"note_text\":\"b\"}"), 400, "Malformed JSON");
    }

    @Test
    void json_nested_without_end_is_refused() {
        refused(post("[".repeat(5_000)), 400, "Invalid input");
        refused(post("{\"parts\":" + "[".repeat(5_000)), 400, "Invalid input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "null"})
    void a_missing_body_is_told(String body) {
        refused(post(body), 400, "Invalid input")
                .body("detail", containsString("needs a JSON body"));
    }

    @Test
    void a_body_of_another_shape_is_told() {
        refused(post("[]"), 400, "Invalid input")
                .body("detail", equalTo("The body must be a JSON object."));
        refused(post("\"text\""), 400, "Invalid input")
                .body("detail", equalTo("The body must be a JSON object."));
    }

    @Test
    void an_unknown_field_is_named_with_its_path() {
        refused(post("{\"parts\":[{\"answer\":\"a\"},{\"reply\":\"b\"}]}"), 400, "Invalid input")
                .body("errors[0].field", equalTo("parts[1].reply"))
                .body("errors[0].reason", equalTo("is not known: known are answer, question"));
    }

    @Test
    void a_field_is_known_by_its_snake_case_name_only() {
        refused(post("{\"noteText\":\"a\"}"), 400, "Invalid input")
                .body("errors[0].field", equalTo("noteText"));
    }

    @Test
    void a_field_of_the_wrong_type_is_named() {
        wrongType("{\"note_text\":5}", "note_text", "a text");
        wrongType("{\"note_text\":true}", "note_text", "a text");
        wrongType("{\"note_text\":{}}", "note_text", "a text");
        wrongType("{\"note_text\":[\"a\"]}", "note_text", "a text");
        wrongType("{\"page_count\":\"5\"}", "page_count", "a whole number");
        wrongType("{\"page_count\":5.5}", "page_count", "a whole number");
        wrongType("{\"page_count\":5000000000}", "page_count", "a whole number");
        wrongType("{\"pinned\":\"true\"}", "pinned", "true or false");
        wrongType("{\"pinned\":1}", "pinned", "true or false");
        wrongType("{\"pin\":{\"firm\":null}}", "pin.firm", "true or false");
        wrongType("{\"pin\":{}}", "pin.firm", "true or false");
        wrongType("{\"parts\":{}}", "parts", "a list");
        wrongType("{\"parts\":[\"a\"]}", "parts[0]", "a JSON object");
        wrongType("{\"parts\":[{\"answer\":1}]}", "parts[0].answer", "a text");
    }

    @Test
    void all_fields_that_are_wrong_are_told_at_once() {
        refused(post("{\"team_id\":\"1-1-1-1-1\",\"note_text\":\"  \"}"), 400, "Invalid input")
                .body("errors.field", hasItems("team_id", "note_text"));
        refused(post("{}"), 400, "Invalid input")
                .body("errors.reason", equalTo(java.util.List.of("is missing", "is missing")));
    }

    @Test
    void wrong_parameters_are_told_at_once() {
        var request =
                reader().queryParam("team_id", "x")
                        .queryParam("from", "yesterday")
                        .queryParam("day", "2026-02-30")
                        .queryParam("time_zone", "Mars/Olympus")
                        .queryParam("limit", "0");
        refused(request.get("/desk/notes").then(), 400, "Invalid input")
                .body("errors.field", hasItems("team_id", "from", "day", "time_zone", "limit"));
    }

    @Test
    void absent_parameters_are_no_problem() {
        reader().get("/desk/notes")
                .then()
                .statusCode(200)
                .body("limit", is(50))
                .body("team_id", nullValue());
    }

    @Test
    void a_parameter_of_the_wrong_type_is_told() {
        refused(reader().get("/desk/notes/seven").then(), 400, "Invalid input");
    }

    @Test
    void text_in_any_script_is_kept_exactly() {
        var text = "مرحبا 👩‍🚀 e\u0301 \u200f\tline\nnext \"quoted\" \\ 𝔘";
        post(note(text))
                .statusCode(200)
                .body("note_text", equalTo(text))
                .body("author", equalTo("writer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\\u0000b", "a\\ud800b", "a\\udc00", "bell\\u0007", "\\u0085", "\\r\\n"})
    void characters_that_cannot_be_kept_are_refused(String escaped) {
        refused(
                        post("{\"team_id\":\"" + TEAM + "\",\"note_text\":\"x" + escaped + "\"}"),
                        400,
                        "Invalid input")
                .body("errors[0].field", equalTo("note_text"))
                .body("errors[0].reason", startsWith("must not contain"));
    }

    @Test
    void text_is_as_long_as_its_code_points() {
        post(note("👩".repeat(10_000))).statusCode(200);
        refused(post(note("a".repeat(10_001))), 400, "Invalid input")
                .body("errors[0].reason", equalTo("must not be longer than 10,000 characters"));
    }

    @Test
    void a_body_that_is_not_json_by_its_header_is_415() {
        for (var type :
                new String[] {
                    "text/plain", "application/xml", "application/x-www-form-urlencoded"
                }) {
            refused(
                    writer().contentType(type).body("{}").post("/desk/notes").then(),
                    415,
                    "Unsupported media type");
        }
    }

    @Test
    void an_unknown_path_is_404() {
        refused(reader().get("/desk/nothing").then(), 404, "Not found")
                .body("instance", equalTo("/desk/nothing"));
        refused(given().get("/nothing.html").then(), 404, "Not found");
        refused(given().get("/q/nothing").then(), 404, "Not found");
    }

    @Test
    void a_method_that_is_not_taken_is_405_with_those_that_are() {
        refused(reader().put("/desk/notes").then(), 405, "Method not allowed")
                .header(
                        "Allow",
                        allOf(
                                containsString("GET"),
                                containsString("HEAD"),
                                containsString("OPTIONS"),
                                containsString("POST"),
                                containsString("DELETE")));
    }

    @Test
    void a_format_that_is_not_made_is_406() {
        refused(reader().accept("text/csv").get("/desk/notes").then(), 406, "Not acceptable");
    }

    @Test
    void a_planned_problem_is_answered_as_it_is() {
        refused(given().get("/desk/conflict").then(), 409, "Team is archived")
                .body("type", equalTo("urn:rollcall:problem:team-is-archived"))
                .body("errors", nullValue());
    }

    @Test
    void a_wait_is_503_with_retry_after() {
        refused(given().get("/desk/waits").then(), 503, "Service unavailable")
                .header("Retry-After", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/breaks", "/desk/breaks-later"})
    void an_accident_tells_its_correlation_id_and_nothing_else(String path) {
        refused(
                        given().header("X-Correlation-Id", "trace-me").get(path).then(),
                        500,
                        "Internal server error")
                .body("detail", allOf(containsString("trace-me"), not(containsString("secret"))));
    }

    private void wrongType(String body, String field, String kind) {
        refused(post(body), 400, "Invalid input")
                .body("errors.field", hasItem(field))
                .body("errors[0].reason", equalTo("must be " + kind));
    }

    private static String note(String text) {
        var quoted =
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t");
        return "{\"team_id\":\"%s\",\"note_text\":\"%s\"}".formatted(TEAM, quoted);
    }

    private static ValidatableResponse post(String body) {
        return writer().contentType("application/json").body(body).post("/desk/notes").then();
    }

    private static RequestSpecification writer() {
        return given().auth().oauth2("writer-secret-0123456789");
    }

    private static RequestSpecification reader() {
        return given().auth().oauth2("reader-secret-0123456789");
    }

    private static ValidatableResponse refused(
            ValidatableResponse response, int status, String title) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Correlation-Id", notNullValue())
                .body("status", is(status))
                .body("title", equalTo(title))
                .body("type", startsWith("urn:rollcall:problem:"))
                .body("instance", startsWith("/"))
                .body(not(containsString("java.")))
                .body(not(containsString("dev.rollcall")));
    }
}
