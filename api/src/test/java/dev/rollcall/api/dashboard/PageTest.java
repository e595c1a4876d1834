package dev.rollcall.api.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class PageTest {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href=|src=|from ?|import ?|url\\()\"([./][^#\"]*)\"");

    private static final String UPLOT = "/webjars/uplot/1.6.30";

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?wall&team=x",
                "/?as_of=2026-11-23T09:30:00Z&since=4711",
                "/teams/0d5b2f6e-6a5c-4f0c-8a53-0b1c9f3c7f11",
                "/people/T0LOCAL/U0ADA",
                "/people?author=Ada%20Lovelace",
                "/settings?archived",
                "/settings/0d5b2f6e-6a5c-4f0c-8a53-0b1c9f3c7f11",
                "/operations"
            })
    void every_view_is_a_public_link_and_runs_nothing_but_its_own_files(String link) {
        given().urlEncodingEnabled(false)
                .get(link)
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
                .body(
                        containsString("/page/page.js"),
                        not(containsString("<style")),
                        not(containsString("onclick")));
    }

    @Test
    void what_is_no_view_is_a_problem() {
        given().get("/teams").then().statusCode(404).contentType("application/problem+json");
        given().post("/teams/x").then().statusCode(404);
    }

    @Test
    void every_file_that_the_page_names_is_there_and_the_first_view_is_small() throws Exception {
        // Given
        var seen = new HashSet<String>();

        // When
        var bytes = weigh("/", seen);

        // Then
        assertThat(seen)
                .contains(
                        "/page/css/ink.css",
                        "/page/view/today.js",
                        "/_static/lit-html/3.3.2/lit-html.js");
        assertThat(bytes).isLessThan(100 * 1024);
    }

    @Test
    void all_modules_of_the_first_view_are_asked_for_at_once() throws Exception {
        // Given
        var modules = new HashSet<String>();
        weigh("/page/page.js", modules);
        modules.removeIf(file -> file.equals("/page/page.js") || !file.endsWith(".js"));

        // When
        var page = given().get("/").asString();

        // Then
        assertThat(
                        Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"")
                                .matcher(page)
                                .results()
                                .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void what_looks_back_is_there_and_no_part_of_the_first_view() throws Exception {
        // Given
        var first = new HashSet<String>();
        weigh("/", first);

        // When
        var seen = new HashSet<String>();
        weigh("/page/past/travel.js", seen);

        // Then
        assertThat(seen).contains("/page/past/past.js", UPLOT + "/dist/uPlot.esm.js");
        assertThat(first).noneMatch(file -> file.contains("/past/") || file.contains("uplot"));
        given().get("/page/past/travel.js").then().body(containsString("/page/css/past.css"));
        given().get("/page/css/past.css").then().statusCode(200);
        given().get("/page/past/plot.js")
                .then()
                .body(containsString(UPLOT + "/dist/uPlot.min.css"));
        given().get(UPLOT + "/dist/uPlot.min.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
        given().get(UPLOT + "/LICENSE").then().body(containsString("MIT"));
    }

    @ParameterizedTest
    @CsvSource({
        "/page/days/days.js, plot.js",
        "/page/operations/operations.js, rules.js",
        "/page/wall/wall.js, wall.js"
    })
    void what_only_some_pages_show_is_there_and_no_part_of_the_first_view(
            String module, String part) throws Exception {
        // Given
        var first = new HashSet<String>();
        weigh("/", first);

        // When
        var folder = module.substring(0, module.lastIndexOf('/') + 1);
        var seen = new HashSet<String>();
        weigh(module, seen);

        // Then
        assertThat(seen).contains(folder + part);
        assertThat(first).noneMatch(file -> file.startsWith(folder));
        given().get(module).then().body(containsString(module.replace(".js", ".css")));
        given().get(module.replace(".js", ".css")).then().statusCode(200);
    }

    @Test
    void names_of_emoji_are_there_and_no_part_of_the_first_view() throws Exception {
        // Given
        var first = new HashSet<String>();

        // When
        weigh("/", first);

        // Then
        assertThat(first).noneMatch(file -> file.contains("emoji"));
        given().get("/page/emoji/emoji.js").then().body(containsString(" tada"));
        given().get("/page/emoji/LICENSE").then().body(containsString("MIT License"));
    }

    @Test
    void settings_are_there_and_no_part_of_the_first_view() throws Exception {
        // Given
        var first = new HashSet<String>();
        weigh("/", first);

        // When
        var seen = new HashSet<String>();
        weigh("/page/settings/settings.js", seen);

        // Then
        assertThat(seen).contains("/page/settings/view/schedule.js");
        assertThat(first).noneMatch(file -> file.contains("settings"));
        given().get("/page/css/settings.css").then().statusCode(200);
    }

    @Test
    void what_has_its_version_in_its_path_is_kept_by_the_browser() {
        given().get("/_static/lit-html/3.3.2/lit-html.js")
                .then()
                .header("Cache-Control", containsString("immutable"));
        given().get("/page/page.js").then().header("Cache-Control", equalTo("no-cache"));
    }

    /// As it goes over the wire, with all that it names.
    private int weigh(String path, Set<String> seen) throws IOException, InterruptedException {
        if (!seen.add(path)) {
            return 0;
        }
        var answer = compressed(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        var size = answer.body().length;
        if (!path.endsWith(".woff2")) {
            for (var next : named(path, text(answer))) {
                size += weigh(next, seen);
            }
        }
        return size;
    }

    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(root.resolve(path)).header("Accept-Encoding", "gzip");
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
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
