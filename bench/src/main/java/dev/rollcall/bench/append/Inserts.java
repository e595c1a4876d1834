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

/// The baseline: pgbench inserts one row a transaction into the same table, with prepared
/// statements, and checks nothing.
final class SingleRowInserts {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final String pgbench;
    private final int port;
    private final Path script;

    private SingleRowInserts(String pgbench, int port, Path script) {
        this.pgbench = pgbench;
        this.port = port;
        this.script = script;
    }

    static SingleRowInserts into(BenchStore store) throws IOException {
        var script = Files.createTempFile("rollcall-single-row", ".sql");
        script.toFile().deleteOnExit();
        Files.writeString(script, insert());
        return new SingleRowInserts(pgbench(), store.port(), script);
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

    /// Inserts per second of `clients` connections.
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
        return rate(output)
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

    private static String insert() {
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        values (
            gen_random_uuid(), 'StatusUpdateEdited', gen_random_uuid()::varchar, '%s',
            clock_timestamp(), '%s', 1, 1, nextval('event_store.event_position'));
        """
                .formatted(BenchStore.DATA, BenchStore.METADATA);
    }
}
