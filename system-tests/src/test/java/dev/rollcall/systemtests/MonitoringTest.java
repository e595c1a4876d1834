package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What alerts and pictures ask Prometheus for is what the services tell it.
@Order(4)
@ExtendWith(OneSystem.class)
class MonitoringTest {
    private static final Path MONITORING = Path.of("..", "k8s", "base", "monitoring");
    private static final Pattern PUBLISHED =
            Pattern.compile("^([a-zA-Z_]\\w*)(?=[{ ])", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("\\b(rollcall|http|cache|jvm)_\\w+");
    private static final Pattern RECORDED = Pattern.compile("(?<=record: )\\S+");
    private static final Pattern READ = Pattern.compile("\\brollcall:[\\w:]+");

    private final RunningSystem system;

    MonitoringTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void every_metric_of_alerts_and_dashboard_is_published() throws IOException {
        // Given
        var asked = new TreeSet<>(found(ASKED, text("rules.yaml")));
        asked.addAll(found(ASKED, text("rollcall.json")));
        assertThat(asked).hasSizeGreaterThan(20);
        // When
        var team = system.registerTeam("Monitored");
        system.door(Service.API).get("/api/v1/teams");
        LiveStream.open(system.door(Service.API), "team_id=" + team).close();
        // Then
        await().untilAsserted(() -> assertThat(found(PUBLISHED, scraped())).containsAll(asked));
        system.archive(team);
    }

    @Test
    void a_second_is_a_bucket_of_response_to_visible() {
        assertThat(scraped())
                .containsPattern(
                        "rollcall_projection_response_to_visible_seconds_bucket\\{.*le=\"1\\.0\"");
    }

    @Test
    void every_recorded_series_that_is_read_is_recorded() throws IOException {
        var rules = text("rules.yaml");
        assertThat(found(RECORDED, rules))
                .containsAll(found(READ, rules))
                .containsAll(found(READ, text("rollcall.json")));
    }

    private String scraped() {
        return system.stack().pods().values().stream()
                .map(pod -> new Door(pod.managementUrl(), "").get("/q/metrics").text())
                .collect(Collectors.joining("\n"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(MONITORING.resolve(file));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }
}
