package dev.rollcall.commands.edge.slack;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class InstallNotSetUpTest {

    @ParameterizedTest
    @ValueSource(strings = {"/slack/install", "/slack/oauth?code=x&state=y"})
    void it_says_which_settings_it_wants(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("rollcall.slack.client-id"))
                .body("detail", containsString("rollcall.slack.token-key"));
    }
}
