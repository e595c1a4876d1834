package dev.rollcall.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The operators' command line as it is in the packaged service, on the log of a running system.
@Order(7)
@ExtendWith(OneSystem.class)
class EventLogTest {

    private static final Path JAR =
            Path.of("")
                    .toAbsolutePath()
                    .getParent()
                    .resolve("commands/target/quarkus-app/quarkus-run.jar");

    private final RunningSystem system;

    EventLogTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void the_packaged_service_shows_and_verifies_the_log() throws Exception {
        var team = system.registerTeam("Looked at");

        var shown = events("show", team);

        assertThat(shown.code()).isZero();
        assertThat(shown.printed())
                .singleElement()
                .asString()
                .contains("TeamRegistered v1  " + team + "/1");
        system.archive(team);
        var verified = events("verify");
        assertThat(verified.printed()).last().asString().endsWith("nothing is wrong");
        assertThat(verified.code()).isZero();
    }

    @Test
    void a_reader_that_has_enough_ends_an_export_quietly() throws Exception {
        system.archive(system.registerTeam("Exported"));
        var export = start("export");

        try (var out = export.inputReader(UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"id\":");
        }

        assertThat(export.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(export.exitValue()).isZero();
    }

    private record Ended(int code, List<String> printed) {}

    private Ended events(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        var printed = process.inputReader(UTF_8).lines().toList();
        return new Ended(process.waitFor(), printed);
    }

    private Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                JAR.toString(),
                                "events"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ROLLCALL_DATABASE_URL", system.stack().postgres().url());
        return builder.start();
    }
}
