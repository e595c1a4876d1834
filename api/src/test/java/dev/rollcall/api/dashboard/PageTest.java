package dev.rollcall.api.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class PageTest {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href=|src=|from |url\\()\"([^\"]+)\"");

    @Test
    void the_page_is_public_and_runs_nothing_but_its_own_files() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("script-src 'self';"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", equalTo("no-cache"))
                .body(not(containsString("<style")), not(containsString("onclick")));
    }

    @Test
    void every_file_that_the_page_names_is_there_and_small() {
        // Given
        var seen = new HashSet<String>();

        // When
        var bytes = weigh("/", seen);

        // Then
        assertThat(seen)
                .contains("/page/page.css", "/page/view.js", "/_static/lit-html/3.3.2/lit-html.js");
        assertThat(bytes).isLessThan(150 * 1024);
    }

    @Test
    void what_has_its_version_in_its_path_is_kept_by_the_browser() {
        given().get("/_static/lit-html/3.3.2/lit-html.js")
                .then()
                .header("Cache-Control", containsString("immutable"));
        given().get("/page/page.js").then().header("Cache-Control", equalTo("no-cache"));
    }

    private static int weigh(String path, Set<String> seen) {
        if (!seen.add(path)) {
            return 0;
        }
        var answer = given().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        var size = answer.asByteArray().length;
        return path.endsWith(".woff2")
                ? size
                : size
                        + named(path, answer.asString()).stream()
                                .mapToInt(next -> weigh(next, seen))
                                .sum();
    }

    private static List<String> named(String path, String text) {
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        return REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .map(name -> URI.create(folder).resolve(name).toString())
                .toList();
    }
}
