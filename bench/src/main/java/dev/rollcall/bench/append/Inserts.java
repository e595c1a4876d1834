package dev.rollcall.bench.append;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.reverseOrder;

import dev.rollcall.bench.MissingToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The baseline: pgbench inserts rows into the same table, with prepared statements, the same
/// number in each transaction, and checks nothing.
final class Inserts {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final String pgbench;
    private final int port;
    private final Path script;
    private final int rows;

    private Inserts(String pgbench, int port, Path script, int rows) {
        this.pgbench = pgbench;
        this.port = port;
        this.script = script;
        this.rows = rows;
    }

    /// @param rows in each transaction
    static Inserts into(BenchStore store, int rows) throws IOException {
        var script = Files.createTempFile("rollcall-insert", ".sql");
        script.toFile().deleteOnExit();
        Files.writeString(script, insert(rows));
        return new Inserts(pgbench(), store.port(), script, rows);
    }

    /// Fails before anything is started where pgbench is missing.
    static String pgbench() {
        return candidates()
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MissingToolException(
                                        "pgbench, the baseline, is missing: apt install postgresql "
                                                + "(Debian, Ubuntu), dnf install postgresql-contrib"
                                                + " (Fedora), brew install postgresql (macOS)"));
    }

    /// Rows per second of `clients` connections.
    double rate(int clients, Duration time) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                pgbench,
                                "--host=127.0.0.1",
                                "--port=" + port,
                                "--username=rollcall_owner",
                                "--no-vacuum",
                                "--protocol=prepared",
                                "--client=" + clients,
                                "--jobs=" + Math.min(clients, 2),
                                "--time=" + time.toSeconds(),
                                "--file=" + script,
                                "rollcall")
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("pgbench ended with " + exit + ":\n" + output);
        }
        return rows
                * rate(output)
                        .orElseThrow(() -> new IllegalStateException("pgbench said:\n" + output));
    }

    static Optional<Double> rate(String output) {
        var rate = RATE.matcher(output);
        return rate.find() ? Optional.of(Double.valueOf(rate.group(1))) : Optional.empty();
    }

    private static Stream<String> candidates() {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":")), debian())
                .map(folder -> folder + "/pgbench");
    }

    /// Where Debian keeps what is not on the PATH, the newest first.
    private static Stream<String> debian() {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions
                    .map(version -> version + "/bin")
                    .sorted(reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static String insert(int rows) {
        var source = rows == 1 ? "" : "from generate_series(1, %d)".formatted(rows);
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(), 'StatusUpdateEdited', gen_random_uuid()::varchar, '%s',
               clock_timestamp(), '%s', 1, 1, nextval('event_store.event_position')
        %s;
        """
                .formatted(BenchStore.DATA, BenchStore.METADATA, source);
    }
}
