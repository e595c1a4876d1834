package dev.rollcall.api.audit;

import static dev.rollcall.api.Api.reader;
import static dev.rollcall.api.EventStore.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.rollcall.api.Api;
import dev.rollcall.api.EventStore;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.export.Exports;
import dev.rollcall.eventstore.append.NewEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ExportTest {
    /// Far more than sockets take in when nobody reads: 50 MB in 25 slices.
    private static final int MANY = 5_000;

    private static final String LONG_TEXT = "{\"text\": \"" + "x".repeat(10_000) + "\"}";

    /// The stream and the request of those many, which tests share, and how many there are.
    private static final UUID LONG_STREAM = UUID.randomUUID();

    private static final String LONG_REQUEST = UUID.randomUUID().toString();
    private static int appended;

    @Inject MeterRegistry metrics;

    private final EventStore store = new EventStore();
    private final UUID aggregate = UUID.randomUUID();
    private final String request = UUID.randomUUID().toString();
    private final long before = store.head();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_line_of_ndjson_is_the_item_of_a_page() {
        // Given
        append(450, "{\"name\": \"Plattform; \\\"Süd\\\" 🚀\\n\"}");

        // When
        var lines = export(Exports.NDJSON, request, "").lines().toList();

        // Then
        var items =
                reader().queryParam("correlation_id", request)
                        .queryParam("after_position", before)
                        .queryParam("order", "asc")
                        .queryParam("limit", 200)
                        .get("/api/v1/events")
                        .jsonPath()
                        .getList("items");
        assertThat(items).hasSize(200);
        assertThat(lines).hasSize(450);
        assertThat(lines.subList(0, 200).stream().map(line -> JsonPath.from(line).get()).toList())
                .isEqualTo(items);
        assertThat(sequences(lines)).isSorted().startsWith(1).endsWith(450);
    }

    @Test
    void csv_is_quoted_and_has_no_semicolon_where_a_spreadsheet_might_cut() {
        // Given
        append(1, "{\"name\": \"a \\\"b\\\";=1+1,\\nc\"}");
        var stored = store.after(before).getLast();

        // When
        var text = export("text/csv", request, "");

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        position,id,type,version,aggregate_id,sequence,epoch,timestamp,data,metadata
                        %d,%s,TeamRenamed,1,%s,1,1,%s,"{""name"": ""a \\""b\\""\\u003b=1+1,\\nc""}","{""actor"": ""ada"", ""correlation_id"": ""%s""}"
                        """
                                .formatted(
                                        stored.position(),
                                        stored.id(),
                                        aggregate,
                                        stored.timestamp(),
                                        request)
                                .replace("\n", "\r\n"));
    }

    @Test
    void each_format_has_its_type_and_an_export_of_nothing_is_empty() {
        var query = "/api/v1/events?correlation_id=" + request;

        reader().accept("application/x-ndjson")
                .get(query)
                .then()
                .statusCode(200)
                .contentType(equalTo("application/x-ndjson"))
                .body(is(""));
        reader().accept("text/csv")
                .get(query)
                .then()
                .statusCode(200)
                .contentType(equalTo("text/csv;charset=UTF-8"))
                .body(is(AuditedEvent.CSV.heading()));
        reader().accept("*/*").get(query).then().contentType("application/json");
        reader().accept("application/json").get(query).then().contentType("application/json");
        reader().accept("text/csv").head("/api/v1/events").then().statusCode(200).body(is(""));
    }

    @Test
    void an_export_takes_filters_and_is_not_paged() {
        for (var type : List.of("application/x-ndjson", "text/csv")) {
            reader().accept(type)
                    .get("/api/v1/events?limit=1&order=desc&cursor=eA&actor=")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", contains("actor", "cursor", "limit", "order"));
        }
    }

    @Test
    void an_export_that_broke_off_goes_on_after_the_last_position_that_came()
            throws IOException, InterruptedException {
        // Given
        appendMany();
        var lines = new ArrayList<String>();
        try (var body = new BufferedReader(new InputStreamReader(open(), UTF_8))) {
            for (int n = 0; n < 250; n++) {
                lines.add(body.readLine());
            }
        }

        // When
        var last = new JsonObject(lines.getLast()).getLong("position");
        export(Exports.NDJSON, LONG_REQUEST, "&after_position=" + last).lines().forEach(lines::add);

        // Then
        assertThat(sequences(lines)).isEqualTo(IntStream.rangeClosed(1, appended).boxed().toList());
    }

    @Test
    void an_export_ends_at_the_head_that_stood_when_it_began()
            throws IOException, InterruptedException {
        // Given
        appendMany();
        try (var body = new BufferedReader(new InputStreamReader(open(), UTF_8))) {
            var first = body.readLine();
            int standing = appended;

            // When
            append(LONG_STREAM, standing + 1, 10, "{}", LONG_REQUEST);
            appended += 10;

            // Then
            assertThat(sequences(List.of(first))).containsExactly(1);
            assertThat(body.lines().count()).isEqualTo(standing - 1);
        }
    }

    @Test
    void a_client_that_does_not_read_holds_the_reading_and_one_that_leaves_ends_it()
            throws IOException, InterruptedException {
        // Given
        appendMany();
        var read = slices();

        // When
        try (var body = open()) {
            assertThat(body.read()).isEqualTo('{');

            // Then
            isNotRead(read);
        }
        isNotRead(read);
    }

    /// All would be read in well under this time.
    private void isNotRead(long read) {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> slices() - read < MANY / 200);
    }

    @Test
    void an_error_in_the_middle_breaks_the_connection() throws IOException, InterruptedException {
        // Given
        appendMany();
        try (var body = open()) {
            assertThat(body.read()).isEqualTo('{');

            // When
            store.asOwner("revoke select on event_store.events from rollcall_api");
            try {

                // Then
                assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
                reader().accept("text/csv")
                        .get("/api/v1/events")
                        .then()
                        .statusCode(500)
                        .contentType("application/problem+json");
            } finally {
                store.asOwner("grant select on event_store.events to rollcall_api");
            }
        }
    }

    private void appendMany() {
        if (appended == 0) {
            append(LONG_STREAM, 1, MANY, LONG_TEXT, LONG_REQUEST);
            appended = MANY;
        }
    }

    private void append(int count, String data) {
        append(aggregate, 1, count, data, request);
    }

    private void append(UUID stream, int first, int count, String data, String correlationId) {
        var metadata = Map.of("actor", "ada", "correlation_id", correlationId);
        var events = new ArrayList<NewEvent>();
        for (int n = first; n < first + count; n++) {
            events.add(event(stream, n, "TeamRenamed", data, metadata));
        }
        store.append(events);
    }

    private static String export(String type, String correlationId, String filters) {
        var bytes =
                reader().accept(type)
                        .get("/api/v1/events?correlation_id=" + correlationId + filters)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        return new String(bytes, UTF_8);
    }

    private static InputStream open() throws IOException, InterruptedException {
        return Api.open("/api/v1/events?correlation_id=" + LONG_REQUEST, Exports.NDJSON);
    }

    private static List<Integer> sequences(List<String> lines) {
        return lines.stream().map(line -> new JsonObject(line).getInteger("sequence")).toList();
    }

    private long slices() {
        var timer = metrics.find("rollcall.query").tag("query", "events").timer();
        return timer == null ? 0 : timer.count();
    }
}
