package dev.rollcall.systemtests.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `events …` as operators run it: the packaged commands service, on the database at `url`.
public record EventsCommand(String url) {
    private static final Path JAR =
            Path.of("")
                    .toAbsolutePath()
                    .getParent()
                    .resolve("commands/target/quarkus-app/quarkus-run.jar");

    /// How it ended, and the lines that it printed.
    public record Ended(int code, List<String> printed) {
        public Ended {
            printed = List.copyOf(printed);
        }
    }

    public Ended run(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        var printed = process.inputReader(UTF_8).lines().toList();
        return new Ended(process.waitFor(), printed);
    }

    public Process start(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-jar", JAR.toString(), "events"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ROLLCALL_DATABASE_URL", url);
        return builder.start();
    }
}
