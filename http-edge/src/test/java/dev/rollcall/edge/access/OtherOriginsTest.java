package dev.rollcall.edge.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.edge.StrictDoor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/// Pages of other origins come in where they are configured, with a token of their own.
@QuarkusTest
@TestProfile(StrictDoor.class)
class OtherOriginsTest {

    @Test
    void a_configured_origin_may_ask_and_read_what_programs_need() {
        from(StrictDoor.ORIGIN)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .options("/desk/notes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(StrictDoor.ORIGIN))
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header("Access-Control-Max-Age", equalTo("3600"));
        from(StrictDoor.ORIGIN)
                .header("Authorization", "Bearer writer-secret-0123456789")
                .get("/desk/notes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(StrictDoor.ORIGIN))
                .header("Access-Control-Expose-Headers", containsString("ETag"));
    }

    @Test
    void the_session_cookie_is_no_good_for_another_origin() {
        from(StrictDoor.ORIGIN)
                .header("Sec-Fetch-Site", "cross-site")
                .cookie(SessionCookie.NAME, "writer-secret-0123456789")
                .get("/desk/notes")
                .then()
                .statusCode(401);
    }

    @Test
    void any_other_origin_is_refused() {
        from("https://elsewhere.example.com")
                .header("Authorization", "Bearer writer-secret-0123456789")
                .get("/desk/notes")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin);
    }
}
