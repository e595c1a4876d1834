package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// pgbench with scripts of our own, any of them in each transaction, its statements prepared.
public final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Database database;
    private final String role;
    private final List<String> files = new ArrayList<>();

    public Pgbench(Database database, String role, List<String> scripts) throws IOException {
        this.database = database;
        this.role = role;
        for (var script : scripts) {
            var file = Files.createTempFile("rollcall-pgbench", ".sql");
            file.toFile().deleteOnExit();
            Files.writeString(file, script);
            files.add("--file=" + file);
        }
    }

    /// Fails before anything is started where pgbench is missing.
    public static String program() {
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

    /// Transactions per second of `clients` connections.
    public double rate(int clients, Duration time) throws IOException, InterruptedException {
        var call =
                Stream.of(
                        program(),
                        "--host=127.0.0.1",
                        "--port=" + database.postgres().port(),
                        "--username=" + role,
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(clients, 2),
                        "--time=" + time.toSeconds());
        var process =
                new ProcessBuilder(
                                Stream.of(call, files.stream(), Stream.of(database.name()))
                                        .flatMap(part -> part)
                                        .toList())
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

    /// With how many clients it is fastest.
    public int fastest(Duration search, List<Integer> candidates)
            throws IOException, InterruptedException {
        int fastest = 1;
        double best = 0;
        for (int clients : candidates) {
            double rate = rate(clients, search);
            if (rate > best) {
                best = rate;
                fastest = clients;
            }
        }
        return fastest;
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
}
