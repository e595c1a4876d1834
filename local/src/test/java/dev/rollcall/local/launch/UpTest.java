package dev.rollcall.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.machine.ClassPath;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a process, with the services left out: system-tests starts it with them.
class UpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path project;
    private final Ports ports = Ports.free();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void aProject() throws IOException {
        var sources = StackSettings.temporary().project();
        Files.createSymbolicLink(project.resolve("slack"), sources.resolve("slack"));
    }

    @AfterEach
    void stopWhatWasStarted() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void says_where_everything_is_and_stops_it_when_asked() throws Exception {
        var up = up();
        awaitTable(up);

        var status = status();
        assertThat(status.get("running").asBoolean()).isTrue();
        assertThat(status.at("/simulator/url").asText())
                .isEqualTo("http://127.0.0.1:" + ports.slack());
        assertThat(status.at("/slack/commands_url").asText())
                .isEqualTo(
                        "http://127.0.0.1:%d/slack/commands"
                                .formatted(ports.http(Service.COMMANDS)));
        assertThat(status.at("/postgres/ready").asBoolean()).isTrue();
        assertThat(status.at("/kafka/ready").asBoolean()).isTrue();
        assertThat(status.get("token").asText()).hasSizeGreaterThan(30);
        assertThat(readers("up.json")).isEqualTo("rw-------");
        assertThat(readers("keys.properties")).isEqualTo("rw-------");

        up.destroy();

        assertThat(up.waitFor(PATIENCE)).isTrue();
        assertThat(alive(status)).isEmpty();
        assertThat(project.resolve(".rollcall/postgres/data/PG_VERSION")).exists();
        assertThat(status().get("running").asBoolean()).isFalse();
    }

    @Test
    void refuses_beside_another_and_on_taken_ports() throws Exception {
        var up = up();
        awaitTable(up);

        var second = up();
        assertThat(second.waitFor(PATIENCE)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(errors(second))
                .isEqualTo(
                        "rollcall: another ./rollcall up runs here (pid %d); look at it with ./rollcall status\n"
                                .formatted(up.pid()));

        up.destroy();
        assertThat(up.waitFor(PATIENCE)).isTrue();
        try (var _ = new ServerSocket(ports.kafka())) {
            var third = up();
            assertThat(third.waitFor(PATIENCE)).isTrue();
            assertThat(third.exitValue()).isEqualTo(1);
            assertThat(errors(third))
                    .isEqualTo(
                            "rollcall: taken by another program: port [%d]; free it, or use --port-base\n"
                                    .formatted(ports.kafka()));
        }
    }

    @Test
    void leaves_nothing_behind_when_it_is_killed_and_finds_its_data_again() throws Exception {
        var killed = up();
        awaitTable(killed);
        var before = status();
        killed.destroyForcibly().waitFor();

        var next = up();
        awaitTable(next);

        assertThat(alive(before)).isEmpty();
        assertThat(status().get("token")).isEqualTo(before.get("token"));
        next.destroy();
        assertThat(next.waitFor(PATIENCE)).isTrue();
    }

    private Process up() throws IOException {
        var process =
                launch(
                        Redirect.PIPE,
                        "up",
                        "--port-base=" + ports.base(),
                        "--except=commands",
                        "--except=projector",
                        "--except=api");
        started.add(process);
        return process;
    }

    private Process launch(Redirect errors, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", ClassPath.ofChildren(), Rollcall.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectError(errors)
                .start();
    }

    private static void awaitTable(Process up) throws IOException {
        var lines = up.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("Ctrl-C stops everything")) {
                return;
            }
        }
        throw new AssertionError("up ended before it was ready: " + errors(up));
    }

    private static String errors(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private JsonNode status() throws IOException {
        return new ObjectMapper()
                .readTree(launch(Redirect.INHERIT, "status", "--json").getInputStream());
    }

    private String readers(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(project.resolve(".rollcall").resolve(file)));
    }

    private static List<Long> alive(JsonNode status) {
        return StreamSupport.stream(status.findValues("pid").spliterator(), false)
                .map(JsonNode::asLong)
                .filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
                .toList();
    }
}
