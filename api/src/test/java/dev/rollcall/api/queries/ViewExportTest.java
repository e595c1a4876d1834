package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All of a list in one answer.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ViewExportTest {
    private static final String UPDATES = "status-updates";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final Views views = new Views();
    private final Log log = new Log(views);
    private final UUID team = log.team("U1", "U2");

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_line_of_ndjson_is_the_item_of_a_page_the_oldest_first() {
        // Given
        views.many(team, 450, "said");

        // When
        var lines = lines(UPDATES, "");

        // Then
        var items =
                reader().queryParam("team_id", team)
                        .queryParam("order", "asc")
                        .queryParam("limit", 200)
                        .get("/api/v1/status-updates")
                        .jsonPath()
                        .getList("items");
        assertThat(lines).hasSize(450);
        assertThat(parsed(lines).subList(0, 200)).isEqualTo(items);
        assertThat(contents(lines))
                .isEqualTo(IntStream.rangeClosed(1, 450).mapToObj(n -> n + " said").toList());
    }

    @Test
    void days_come_the_oldest_first_as_pages_count_them() {
        // Given
        for (int day = 0; day < 3; day++) {
            log.asks(team);
            log.says(team, "Ada", "U1", null);
            log.later(86_400);
        }

        // When
        var lines = lines("participation", "");
        var csv = export(CSV, "participation", "");

        // Then
        var items = get("participation", "").getList("items");
        assertThat(parsed(lines)).isEqualTo(items.reversed());
        assertThat(csv)
                .isEqualTo(
                        """
                        team_id,day,expected,answered,late
                        %1$s,2027-03-01,2,1,0
                        %1$s,2027-03-02,2,1,0
                        %1$s,2027-03-03,2,1,0
                        """
                                .formatted(team)
                                .replace("\n", "\r\n"));
    }

    @Test
    void csv_is_harmless_to_read_and_its_answers_are_exact() {
        // Given
        var id =
                views.update(
                        team, "=cmd()", "U0ADA", "- a \"b\"; =1\n+c", "2026-11-23T09:30:00.5Z");

        // When
        var all = export(CSV, UPDATES, "");
        var some = export(CSV, UPDATES, "&fields=content");

        // Then
        assertThat(all)
                .isEqualTo(
                        """
                        update_id,team_id,content,answers,author,slack_workspace,slack_user,poll_id,created_at,updated_at,sequence,stale_since
                        %s,%s,"'- a ""b""; '=1
                        '+c","[{""answer"": ""- a \\""b\\""\\u003b =1\\n+c""}]",'=cmd(),T0LOCAL,U0ADA,,2026-11-23T09:30:00.500Z,2026-11-23T09:30:00.500Z,1,
                        """
                                .formatted(id, team)
                                .replace("\n", "\r\n")
                                .replace("=1\r\n'", "=1\n'"));
        assertThat(some)
                .isEqualTo(
                        """
                        update_id,content,sequence,stale_since
                        %s,"'- a ""b""; '=1
                        '+c",1,
                        """
                                .formatted(id)
                                .replace("\n", "\r\n")
                                .replace("=1\r\n'", "=1\n'"));
    }

    @ParameterizedTest
    @CsvSource({
        "status-updates, update_id",
        "participation, team_id",
    })
    void each_format_has_its_type_and_an_export_of_nothing_is_empty(String list, String heading) {
        var query = "/api/v1/%s?team_id=%s".formatted(list, UUID.randomUUID());

        reader().accept(NDJSON)
                .get(query)
                .then()
                .statusCode(200)
                .contentType(equalTo(NDJSON))
                .header("Vary", containsString("Accept"))
                .body(is(""));
        reader().accept(CSV)
                .get(query)
                .then()
                .statusCode(200)
                .contentType(equalTo("text/csv;charset=UTF-8"))
                .body(org.hamcrest.Matchers.startsWith(heading));
        reader().accept("*/*").get(query).then().contentType("application/json");
        reader().accept("text/csv, application/json;q=0.5")
                .get(query)
                .then()
                .contentType("text/csv;charset=UTF-8");
        reader().accept(CSV).head(query).then().statusCode(200).body(is(""));
        reader().accept("application/xml").get(query).then().statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void an_export_takes_filters_and_is_not_paged(String type) {
        reader().accept(type)
                .get("/api/v1/status-updates?limit=1&order=desc&cursor=eA&total=true&author=")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("author", "cursor", "limit", "order", "total"));
        reader().accept(type)
                .get("/api/v1/participation?limit=1&from=x")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from", "limit"));
        reader().get("/api/v1/status-updates?after_id=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.field", contains("after_id"));
    }

    @Test
    void filters_and_words_are_those_of_pages() {
        views.update(team, "ada", "U0ADA", "Import done", "2026-11-22T09:30:00Z");
        views.update(team, "ada", "U0ADA", "Import again", "2026-11-23T09:30:00Z");
        views.update(team, "grace", "U0GRACE", "Import too", "2026-11-23T09:31:00Z");
        views.update(team, "ada", "U0ADA", "Alerts", "2026-11-23T09:32:00Z");

        var lines = lines(UPDATES, "&author=ada&from=2026-11-23&q=import");

        assertThat(contents(lines)).containsExactly("Import again");
        assertThat(lines.getFirst()).doesNotContain("highlight");
    }

    @Test
    void days_go_on_after_the_last_line_that_came() {
        // Given
        for (int day = 0; day < 3; day++) {
            log.asks(team);
            log.later(86_400);
        }
        var other = log.team("U1");
        log.later(-86_400);
        log.asks(other);
        var all = lines("participation", "&from=2027-03-01").size();

        // When
        var rest = lines("participation", "&after_day=2027-03-01&after_team_id=" + team);

        // Then
        assertThat(all).isEqualTo(3);
        assertThat(rest.stream().map(line -> new JsonObject(line).getString("day")))
                .containsExactly("2027-03-02", "2027-03-03");
    }

    @Test
    void a_place_that_is_none_is_refused() {
        reader().accept(NDJSON)
                .get("/api/v1/status-updates?after_id=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("after_id"));
        reader().accept(NDJSON)
                .get("/api/v1/participation?after_day=2027-03-01")
                .then()
                .statusCode(400)
                .body("errors.field", contains("after_team_id"));
        reader().accept(CSV)
                .get("/api/v1/participation?after_team_id=" + team)
                .then()
                .statusCode(400)
                .body("errors.field", contains("after_day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {UPDATES, "participation"})
    void what_was_is_exported_as_it_was(String list) {
        // Given
        var poll = log.asks(team);
        var update = log.says(team, "Ada", "U1", null);
        var before = log.position();
        var items = get(list, "").getList("items");

        // When
        log.closes(poll);
        log.retracts(update);
        log.says(team, "Bob", "U2", null);

        // Then
        assertThat(parsed(lines(list, "&as_of=" + before))).isEqualTo(items);
        assertThat(parsed(lines(list, ""))).isNotEqualTo(items);
        for (var type : List.of(NDJSON, CSV)) {
            reader().accept(type)
                    .get("/api/v1/%s?as_of=%d".formatted(list, Long.MAX_VALUE))
                    .then()
                    .statusCode(504)
                    .contentType("application/problem+json");
        }
    }

    private List<String> lines(String list, String filters) {
        return export(NDJSON, list, filters).lines().toList();
    }

    private String export(String type, String list, String filters) {
        var bytes =
                reader().accept(type)
                        .get("/api/v1/%s?team_id=%s%s".formatted(list, team, filters))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        return new String(bytes, UTF_8);
    }

    private JsonPath get(String list, String filters) {
        return reader().get("/api/v1/%s?team_id=%s%s".formatted(list, team, filters)).jsonPath();
    }

    private static List<Object> parsed(List<String> lines) {
        return lines.stream().map(line -> JsonPath.from(line).get()).toList();
    }

    private static List<String> contents(List<String> lines) {
        return lines.stream().map(line -> new JsonObject(line).getString("content")).toList();
    }
}
