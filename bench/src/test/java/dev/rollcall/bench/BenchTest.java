package dev.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.bench.append.SizeBench;
import dev.rollcall.bench.http.HttpBench;
import dev.rollcall.bench.page.PageBench;
import dev.rollcall.bench.projector.RebuildBench;
import dev.rollcall.bench.query.QueryBench;
import dev.rollcall.bench.slack.SlackBench;
import dev.rollcall.bench.sse.SseBench;
import dev.rollcall.local.machine.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Short runs of the real thing: that figures come out, not how good they are.
class BenchTest {

    @TempDir private Path folder;

    @Test
    void many_events_are_measured_against_few() throws IOException {
        var rows = run(new SizeBench(), "--glance", "--events", "20000");

        assertThat(rows).hasSize(1).allSatisfy(BenchTest::isMeasured);
    }

    @Test
    void commands_over_http_are_measured_against_a_bare_insert_and_an_echo() throws IOException {
        var rows = run(new HttpBench(), "--glance", "--connections", "8");

        assertThat(rows).hasSize(3).allSatisfy(BenchTest::isMeasured);
    }

    @Test
    void answers_to_slack_are_measured_against_an_echo() throws IOException {
        var rows = run(new SlackBench(), "--glance", "--per-second", "20");

        assertThat(rows).hasSize(3).allSatisfy(BenchTest::isMeasured);
    }

    @Test
    void a_rebuild_is_measured_against_sql_that_makes_the_same_rows() throws IOException {
        var rows = run(new RebuildBench(), "--glance", "--events", "3000");

        assertThat(rows).hasSize(1).allSatisfy(BenchTest::isMeasured);
    }

    @Test
    void queries_are_measured_against_memory_pgbench_and_one_another() throws IOException {
        var rows = run(new QueryBench(), "--glance", "--updates", "20000", "--versions", "3");

        assertThat(rows).hasSize(6).allSatisfy(BenchTest::isMeasured);
    }

    @Test
    void a_change_on_its_way_to_streams_is_measured_against_a_bare_server() throws IOException {
        var rows = run(new SseBench(), "--glance", "--clients", "20", "--connections", "400");

        assertThat(rows).hasSize(3);
        isMeasured(rows.get(0));
        isMeasured(rows.get(1));
        assertThat(rows.get(2).get("name").asText()).isEqualTo("sse_idle");
    }

    @Test
    void the_dashboard_is_measured_against_a_faster_processor() throws IOException {
        assumeThat(Chromium.executable()).isPresent();

        var rows = run(new PageBench(), "--glance");

        assertThat(rows).hasSize(2).allSatisfy(BenchTest::isMeasured);
    }

    private JsonNode run(Object bench, String... arguments) throws IOException {
        var file = folder.resolve("figures.json");
        var command = new CommandLine(bench);
        command.setExecutionExceptionHandler(
                (failure, _, _) -> {
                    throw failure;
                });
        var all = Stream.concat(Stream.of("--json", file.toString()), Stream.of(arguments));
        assertThat(command.execute(all.toArray(String[]::new))).isZero();
        return new ObjectMapper().readTree(file.toFile());
    }

    private static void isMeasured(JsonNode row) {
        assertThat(row.fieldNames())
                .toIterable()
                .containsExactly("name", "unit", "value", "baseline", "ratio", "goal", "reached");
        assertThat(row.get("value").asDouble()).isPositive();
        assertThat(row.get("baseline").asDouble()).isPositive();
    }
}
