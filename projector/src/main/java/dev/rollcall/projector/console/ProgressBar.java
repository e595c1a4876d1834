package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/// How far a rebuild is: one line that is drawn over where a person looks; else a line with every
/// phase, and every few seconds.
final class ProgressBar implements AutoCloseable {

    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 24;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Screen screen;
    private final boolean watched;
    private String phase = "";
    private long last;

    ProgressBar(Screen screen) {
        this.screen = screen;
        this.watched = screen.watched().getAsBoolean();
    }

    void show(JsonNode rebuild) {
        if (watched) {
            screen.err().print(CLEAR + line(rebuild));
            screen.err().flush();
        } else if (isDue(rebuild.path("phase").asText())) {
            screen.err().println(line(rebuild));
        }
    }

    private boolean isDue(String now) {
        boolean isNew = !now.equals(phase);
        if (!isNew && System.nanoTime() - last < BETWEEN_LINES.toNanos()) {
            return false;
        }
        phase = now;
        last = System.nanoTime();
        return true;
    }

    static String line(JsonNode rebuild) {
        double share = share(rebuild);
        int full = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s  %-11s [%s%s] %3d %%%s",
                rebuild.path("projection").asText(),
                rebuild.path("phase").asText().replace('_', ' '),
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                (int) (share * 100),
                rest(rebuild));
    }

    static String shortly(JsonNode rebuild) {
        return "%s, %d %%"
                .formatted(
                        rebuild.path("phase").asText().replace('_', ' '),
                        (int) (share(rebuild) * 100));
    }

    private static double share(JsonNode rebuild) {
        if (!rebuild.path("phase").asText().equals("filling")) {
            return 1;
        }
        long about = rebuild.path("events_about").asLong();
        return about == 0 ? 0 : Math.min(1, (double) rebuild.path("events").asLong() / about);
    }

    private static String rest(JsonNode rebuild) {
        var line =
                String.format(
                        Locale.ROOT,
                        "  %,d of about %,d events",
                        rebuild.path("events").asLong(),
                        rebuild.path("events_about").asLong());
        return !rebuild.has("events_per_second")
                ? line
                : line
                        + String.format(
                                Locale.ROOT,
                                "  %,d/s  %s left",
                                rebuild.path("events_per_second").asLong(),
                                time(rebuild.path("seconds_left").asLong()));
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }

    @Override
    public void close() {
        if (watched) {
            screen.err().print(CLEAR);
            screen.err().flush();
        }
    }
}
