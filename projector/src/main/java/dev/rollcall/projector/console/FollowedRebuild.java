package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// A rebuild that is followed to where it ends or waits for an operator. A stream that breaks is
/// taken up again, since any pod can tell how far it is.
final class FollowedRebuild {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);

    private final ProjectorClient client;
    private final String path;
    private final Consumer<JsonNode> news;
    private JsonNode last;
    private long lastAt = System.nanoTime();

    FollowedRebuild(ProjectorClient client, String path, Consumer<JsonNode> news) {
        this.client = client;
        this.path = path;
        this.news = news;
    }

    /// Where it ended, or waits.
    JsonNode toItsEnd() {
        take(client.get(path, Map.of()));
        while (goesOn(last)) {
            try {
                client.stream(path + "/stream", this::take);
            } catch (RefusedException lost) {
                waitFor(lost);
            }
        }
        return last;
    }

    private boolean take(JsonNode view) {
        last = view;
        lastAt = System.nanoTime();
        news.accept(view);
        return goesOn(view);
    }

    static boolean isOver(JsonNode view) {
        return switch (view.path("phase").asText()) {
            case "done", "aborted" -> true;
            case String _ -> false;
        };
    }

    static boolean waits(JsonNode view) {
        return view.path("phase").asText().equals("waiting");
    }

    private static boolean goesOn(JsonNode view) {
        return !isOver(view) && !waits(view);
    }

    private void waitFor(RefusedException lost) {
        if (lost.exitCode() != Console.NO_PROJECTOR
                || System.nanoTime() - lastAt > GIVEN_UP_AFTER.toNanos()) {
            throw lost;
        }
        try {
            Thread.sleep(AGAIN_AFTER);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
