package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@RegisterForReflection
@Command(name = "list", description = "Prints how far each view is.")
final class ListProjections implements Callable<Integer> {

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Option(names = "--json", description = "a line of JSON each")
    private boolean json;

    ListProjections(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (var client = projector.client()) {
            client.get(Projections.PATH, Map.of())
                    .path("items")
                    .forEach(view -> screen.out().println(json ? view : line(view)));
        }
        return Console.DONE;
    }

    private static String line(JsonNode view) {
        return "%-16s v%s  position %s of %s  lag %.1f s  %s stuck%s%s"
                .formatted(
                        view.path("name").asText(),
                        view.path("live_version").asText("?"),
                        view.path("position").asText("?"),
                        view.path("head").asText("?"),
                        view.path("lag_seconds").asDouble(),
                        view.path("stuck_aggregates").asText("?"),
                        hindrance(view),
                        rebuild(view));
    }

    private static String hindrance(JsonNode view) {
        if (view.has("paused")) {
            var paused = view.path("paused");
            return "  paused since %s by %s: %s"
                    .formatted(
                            paused.path("since").asText(),
                            paused.path("by").asText(),
                            paused.path("reason").asText());
        }
        return view.has("failing") ? "  fails: " + view.path("failing").asText() : "";
    }

    private static String rebuild(JsonNode view) {
        return view.has("rebuild")
                ? "  rebuild %s".formatted(ProgressBar.shortly(view.path("rebuild")))
                : "";
    }
}
