package dev.rollcall.commands.edge.slack;

import static io.restassured.RestAssured.given;

import dev.rollcall.commands.InstallBackends;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/// Somebody who goes from our page to Slack's consent screen and back, with the cookies that they
/// were given.
final class Browser {

    private final Map<String, String> cookies = new HashMap<>();

    /// Lets the bot into a workspace; a page says so.
    ValidatableResponse install(String team) {
        return back(choose(begin(), team));
    }

    /// Slack's consent screen, as an address.
    String begin() {
        var redirect = given().redirects().follow(false).get("/slack/install");
        redirect.then().statusCode(302);
        cookies.putAll(redirect.cookies());
        return redirect.header("Location");
    }

    /// What Slack sends the browser back with: `code=…&state=…`.
    ///
    /// @param answer a workspace, or `cancel`
    String choose(String screen, String answer) {
        var query = screen.substring(screen.indexOf('?'));
        var chosen = screen.substring(0, screen.indexOf('?')) + "/" + answer + query;
        var location = plainly(chosen).header("Location");
        return location.substring((InstallBackends.BACK + "?").length());
    }

    private static Response plainly(String address) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(address);
    }

    ValidatableResponse back(String query) {
        return given().urlEncodingEnabled(false)
                .cookies(cookies)
                .get("/slack/oauth?" + query)
                .then();
    }
}
