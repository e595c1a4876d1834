package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.launch.Ports;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.systemtests.running.Answer;
import dev.rollcall.systemtests.running.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The script itself, in a project of its own: what is built here, with data of its own. How it
/// refuses taken ports is in local's tests.
@Order(8)
class UpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path SOURCES = Path.of("").toAbsolutePath().getParent();
    private static final String SAID = "Finished the import, reviewing alerts next";

    private final Path project = Path.of("target", "newcomer").toAbsolutePath();
    private final Path printed = Path.of("target", "newcomer.log").toAbsolutePath();
    private final Ports ports = Ports.free();
    private Process up;

    @BeforeEach
    void aBuiltProject() throws IOException {
        Folder.delete(project);
        Files.createDirectories(project.resolve(".rollcall"));
        for (var name : List.of("rollcall", "pom.xml", "local", "slack")) {
            Files.createSymbolicLink(project.resolve(name), SOURCES.resolve(name));
        }
        for (var service : Service.values()) {
            link(Path.of(service.toString(), "target", "quarkus-app"));
        }
        Files.createFile(project.resolve(".rollcall").resolve("built"));
    }

    /// Links and no copies, but in folders of its own: what `up` puts beside the jars stays here.
    private void link(Path app) throws IOException {
        try (var tree = Files.walk(SOURCES.resolve(app))) {
            for (var file : tree.filter(UpTest::isBuilt).toList()) {
                var here = project.resolve(SOURCES.relativize(file));
                Files.createDirectories(here.getParent());
                Files.createLink(here, file);
            }
        }
        // Up to date and of no use, so that no start is recorded, which local's tests do.
        Files.createFile(project.resolve(app).resolve("app-" + Runtime.version() + ".aot"));
    }

    /// Not what an `up` in these sources keeps beside the jars.
    private static boolean isBuilt(Path file) {
        return Files.isRegularFile(file) && !file.toString().endsWith(".aot");
    }

    @AfterEach
    void stop() {
        if (up != null && up.isAlive()) {
            up.destroy();
        }
    }

    @Test
    void a_newcomer_says_something_and_sees_it_and_leaves_nothing_running() throws Exception {
        up = script("up", "--port-base", "" + ports.base());
        await("the table")
                .atMost(PATIENCE)
                .until(() -> !up.isAlive() || Files.readString(printed).contains("Ctrl-C stops"));
        assertThat(up.isAlive()).as(Files.readString(printed)).isTrue();

        var status = status(0);
        assertThat(status.get("running").asBoolean()).isTrue();
        assertThat(status.get("services").findValuesAsText("name"))
                .containsExactlyInAnyOrder("commands", "projector", "api");
        assertThat(status.findValuesAsText("ready")).hasSize(6).containsOnly("true");
        assertThat(status.at("/slack/commands_url").asText()).endsWith("/slack/commands");

        sayInTheSimulator(status);
        var api = new Door(api(status), status.get("token").asText());
        await("the update").until(() -> contents(api).contains(SAID));

        var second = script(project.resolve("second.log"), "up");
        assertThat(second.waitFor(PATIENCE)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(project.resolve("second.log"))
                .content()
                .startsWith("rollcall: another ./rollcall up runs here (pid ")
                .hasLineCount(1);

        up.destroy();
        assertThat(up.waitFor(PATIENCE)).isTrue();
        assertThat(alive(status)).isEmpty();
        assertThat(status(1).get("running").asBoolean()).isFalse();
    }

    private static void sayInTheSimulator(JsonNode status) {
        var page = new Door(status.at("/simulator/url").asText(), "");
        // The first command may take a process that has just started longer than Slack waits.
        await("a warm pod").until(() -> say(page, "Starting").text().contains("Recorded"));
        var answer = say(page, SAID);
        assertThat(answer.json().get("failure").isNull()).as("%s", answer).isTrue();
    }

    private static Answer say(Door page, String text) {
        var command = Map.of("user", "U0ADA", "text", "/rollcall " + text);
        return page.send("POST", "/page/channels/C0PLATFORM/messages", "-", command);
    }

    private static String api(JsonNode status) {
        for (var service : status.get("services")) {
            if (service.get("name").asText().equals("api")) {
                return service.get("url").asText();
            }
        }
        throw new AssertionError(status);
    }

    private static List<String> contents(Door api) {
        return api.all("/api/v1/status-updates?limit=50").stream()
                .map(update -> update.get("content").asText())
                .toList();
    }

    private static List<String> alive(JsonNode status) {
        return status.findValuesAsText("pid").stream()
                .filter(pid -> ProcessHandle.of(Long.parseLong(pid)).isPresent())
                .toList();
    }

    private JsonNode status(int expected) throws Exception {
        var file = project.resolve("status.json");
        var process = script(file, "status", "--json");
        assertThat(process.waitFor(PATIENCE)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(file)).isEqualTo(expected);
        return new ObjectMapper().readTree(file.toFile());
    }

    private Process script(String... arguments) throws IOException {
        return script(printed, arguments);
    }

    private Process script(Path output, String... arguments) throws IOException {
        var command = Stream.concat(Stream.of("./rollcall"), Arrays.stream(arguments)).toList();
        return new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
