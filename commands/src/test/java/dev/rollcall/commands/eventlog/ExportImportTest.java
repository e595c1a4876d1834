package dev.rollcall.commands.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportImportTest {

    private static final int EVENTS = 5_500;

    @TempDir private Path folder;
    private LogStore store;
    private LogStore empty;

    @BeforeEach
    void setUp() throws SQLException {
        store = LogStore.create();
        store.fill(20, EVENTS);
        empty = LogStore.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cloudevents", ""})
    void what_is_exported_is_imported_to_the_same_bytes(String shape) {
        var options = shape.isEmpty() ? new String[] {"export"} : new String[] {"export", shape};
        var exported = store.run(options);

        var imported = empty.importing(exported.out());

        assertThat(imported.err()).isEqualTo("5,500 events imported, 0 were there already\n");
        assertThat(imported.code()).isZero();
        assertThat(empty.run(options).out()).isEqualTo(exported.out());
        assertThat(empty.run("export").out()).isEqualTo(store.run("export").out());
        assertThat(empty.run("verify").code()).isZero();
    }

    @Test
    void an_import_goes_on_where_the_store_ends_and_a_repeat_changes_nothing() {
        var exported = store.run("export").out();
        var half = store.run("export", "--to-position", "5000").out();

        assertThat(empty.importing(half).err()).startsWith("2,500 events imported, 0 were");
        assertThat(empty.importing(exported).err()).startsWith("3,000 events imported, 2,500 were");
        assertThat(empty.importing(exported).err()).startsWith("0 events imported, 5,500 were");
        assertThat(empty.run("export").out()).isEqualTo(exported);
    }

    @Test
    void what_is_appended_after_an_import_comes_after_it() throws SQLException {
        empty.importing(store.run("export").out());

        assertThat(empty.number("select nextval('event_store.event_position')"))
                .isEqualTo(2 * EVENTS);
        assertThat(
                        empty.number(
                                """
                                select nextval('event_store.last_stamp')
                                       - (extract(epoch from max(timestamp)) * 1000000)::bigint
                                from event_store.events
                                """))
                .isOne();
    }

    @Test
    void an_import_into_a_log_that_went_another_way_is_refused() throws SQLException {
        var exported = store.run("export").out();
        empty.fill(20, 3);

        var imported = empty.importing(exported);

        assertThat(imported.code()).isEqualTo(1);
        assertThat(imported.err())
                .startsWith(
                        "line 1: position 1 is taken or passed: the log is at 5, and this event is not in it\n")
                .contains("0 events imported");
        assertThat(empty.number("select count(*) from event_store.events")).isEqualTo(3);
    }

    @Test
    void an_import_takes_the_lock_that_every_append_takes() throws Exception {
        var exported = store.run("export").out();
        CompletableFuture<LogStore.Outcome> importing;
        try (var append = empty.connect();
                var statement = append.createStatement()) {
            statement.execute("begin; select pg_advisory_xact_lock(1383030892, 1)");

            importing =
                    CompletableFuture.supplyAsync(
                            () -> empty.importing(exported),
                            task -> Thread.ofVirtual().start(task));

            await().until(
                            () ->
                                    empty.number("select count(*) from pg_locks where not granted")
                                            == 1);
            assertThat(empty.number("select count(*) from event_store.events")).isZero();
        }
        assertThat(importing.get(20, TimeUnit.SECONDS).code()).isZero();
    }

    @Test
    void a_service_may_not_import() {
        var imported =
                empty.run(
                        store.run("export").out(),
                        () -> false,
                        "import",
                        "--user=rollcall_commands");

        assertThat(imported.code()).isEqualTo(3);
        assertThat(imported.err())
                .contains("the event store refused: ")
                .contains("permission denied");
    }

    @Test
    void an_export_takes_what_the_filters_let_through() {
        assertThat(store.run("export", "--from-position=11", "--to-position=20").lines())
                .hasSize(5);
        assertThat(store.run("export", "--aggregate=team-3").lines()).hasSize(EVENTS / 20);
        assertThat(store.run("export", "--type=TeamRegistered").lines()).hasSize(20);
        assertThat(
                        store.run(
                                        "export",
                                        "--since=2026-01-01T00:00:01Z",
                                        "--until=2026-01-01T00:00:01.0029Z")
                                .lines())
                .hasSize(6);
        assertThat(store.run("export", "--since=1h", "--until=2025-01-01T00:00:00Z").out())
                .isEmpty();
    }

    @Test
    void an_export_to_a_file_is_the_same() throws IOException {
        var file = folder.resolve("log.ndjson");

        var exported = store.run("export", "--output", file.toString());

        assertThat(exported.out()).isEmpty();
        assertThat(exported.err()).isEqualTo("5,500 events exported\n");
        assertThat(Files.readString(file)).isEqualTo(store.run("export").out());
        assertThat(empty.run("import", file.toString()).code()).isZero();
        assertThat(empty.run("import", folder.resolve("no").toString()).code()).isEqualTo(2);
    }

    @Test
    void a_cloud_event_has_attributes_that_the_specification_allows() throws IOException {
        var line = store.run("export", "--cloudevents", "--to-position=1").out();

        var event = new ObjectMapper().readTree(line);
        assertThat(event.get("specversion").textValue()).isEqualTo("1.0");
        assertThat(event.get("type").textValue()).isEqualTo("dev.rollcall.TeamRegistered");
        assertThat(event.get("subject").textValue()).isEqualTo("team-0");
        assertThat(event.get("time").textValue()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(event.get("data").get("name").textValue()).isEqualTo("Zoë 0");
        for (var attribute : event.properties()) {
            assertThat(attribute.getKey()).matches("[a-z0-9]{1,20}");
            assertThat(attribute.getKey().equals("data") || attribute.getValue().isValueNode())
                    .isTrue();
        }
    }

    /// What stands in an export as one line, changed, and what the import says of it.
    @Test
    void a_line_that_could_not_have_been_stored_is_refused_with_its_number_and_reason() {
        var first = store.run("export", "--to-position=1").out();
        var line = store.run("export", "--from-position=3", "--to-position=3").out().strip();
        var refusals =
                List.of(
                        List.of("{", "not JSON"),
                        List.of("[]", "not a JSON object"),
                        List.of("", "not a JSON object"),
                        List.of(line.replace("\"type\"", "\"kind\""), "unknown field kind"),
                        List.of(line.replace("\"sequence\":1,", ""), "sequence is missing"),
                        List.of(
                                line.replace("\"sequence\":1", "\"sequence\":2"),
                                "sequence 2 of team-1, where 1 comes next"),
                        List.of(
                                line.replace("\"sequence\":1", "\"sequence\":0"),
                                "sequence is not a whole number"),
                        List.of(
                                line.replace("\"position\":3", "\"position\":1"),
                                "position 1 is taken or passed"),
                        List.of(
                                line.replace("\"timestamp\":\"2026", "\"timestamp\":\"2025"),
                                "timestamp 2025"),
                        List.of(line.replace("00Z\"", "00.0000001Z\""), "timestamp is finer"),
                        List.of(line.replace("Zoë", "\\u0000"), "can't store"),
                        List.of(line.replace("Zoë", "\\ud83d"), "can't store"),
                        List.of(
                                line.replaceFirst(
                                        "\"id\":\"[^\"]*\"", first.split(",", 2)[0].substring(1)),
                                "another event has the id"),
                        List.of(
                                line.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"x\""),
                                "Invalid UUID"));
        for (var refusal : refusals) {
            var imported = empty.importing(first + refusal.getFirst() + "\n");

            assertThat(imported.err()).contains("line 2: ").contains(refusal.getLast());
            assertThat(imported.code()).isEqualTo(1);
        }
        assertThat(empty.importing(first + line).code()).isZero();
    }
}
