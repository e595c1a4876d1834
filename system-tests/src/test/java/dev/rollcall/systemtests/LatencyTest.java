package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From Slack's sending a slash command to its line on the stream, one after the other. The bounds
/// are those of a crowded machine; the figures are printed.
@Order(4)
@ExtendWith(OneSystem.class)
class LatencyTest {
    private static final int COMMANDS = 500;
    private static final String CHANNEL = "C0GENERAL";

    private final RunningSystem system;

    LatencyTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void an_update_is_on_the_stream_before_its_author_looks_up() {
        var team = system.registerTeam("Stopwatch");
        system.linkChannel(team, CHANNEL);
        var milliseconds = new double[COMMANDS];
        try (var stream = LiveStream.open(system.door(Service.API), "team_id=" + team)) {
            for (int n = 0; n < COMMANDS; n++) {
                milliseconds[n] = millisecondsOf("Lap " + n, stream);
            }
        }
        system.archive(team);

        Arrays.sort(milliseconds);
        var median = milliseconds[COMMANDS / 2];
        var slow = milliseconds[COMMANDS * 99 / 100];
        System.out.printf(
                "  slash command to SSE line: p50 %.1f ms, p99 %.1f ms of %d%n",
                median, slow, COMMANDS);
        assertThat(median).isLessThan(500);
        assertThat(slow).isLessThan(3_000);
    }

    private double millisecondsOf(String text, LiveStream stream) {
        var sent = System.nanoTime();
        system.slack().command("U0FRANCES", CHANNEL, "/rollcall " + text);
        var change = stream.first(data -> text.equals(data.at("/row/content").asText()));
        return (change.at() - sent) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
