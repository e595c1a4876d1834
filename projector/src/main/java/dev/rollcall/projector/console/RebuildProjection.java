package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "rebuild",
        description = {
            "Builds a view again from the log, beside the live one, and follows it to its end.",
            "Readers notice nothing. A rebuild that is under way is followed, and none begun."
        })
final class RebuildProjection implements Callable<Integer> {

    private static final int SHOWN = 10;

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Parameters(paramLabel = "NAME", description = "the view")
    private String name;

    @ArgGroup private What what = new What();

    @Option(names = "--no-wait", description = "does not follow it")
    private boolean noWait;

    @Option(names = "--json", description = "where it ended, as JSON")
    private boolean json;

    /// What is wanted of the rebuild; a new one, unless told.
    @RegisterForReflection
    static final class What {

        @Option(
                names = "--swap",
                paramLabel = "WHEN",
                description =
                        "the new rows go live auto (unless told; whatever differs), when_equal (to"
                                + " the live ones), or manual (when you say --swap-now)")
        private String swap;

        @Option(names = "--watch", description = "only follows the one that is under way")
        private boolean watch;

        @Option(names = "--swap-now", description = "lets one go live that waits for it")
        private boolean swapNow;

        @Option(names = "--abort", description = "gives one up, and drops what it made")
        private boolean abort;
    }

    RebuildProjection(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        var path = "%s/%s/rebuild".formatted(Projections.PATH, ProjectorClient.encoded(name));
        try (var client = projector.client()) {
            if (what.abort) {
                return told(client.post(path + "/abort", Map.of()), Console.DONE);
            }
            var view = begun(client, path);
            return noWait ? left(view) : ended(followed(client, path));
        }
    }

    private JsonNode begun(ProjectorClient client, String path) {
        if (what.watch) {
            return client.get(path, Map.of());
        }
        if (what.swapNow) {
            return client.post(path + "/swap", Map.of());
        }
        var wanted = new HashMap<String, String>();
        wanted.put("swap", what.swap);
        var view = client.post(ProjectorClient.with(path, wanted), Map.of());
        if (!view.path("phase").asText().equals("filling")) {
            screen.err().println("A rebuild of %s is under way already.".formatted(name));
        }
        return view;
    }

    private int left(JsonNode view) {
        if (json) {
            screen.out().println(view);
        }
        return screen.say(
                "%s is rebuilt, and goes on by itself. To look: ./rollcall rebuild %1$s --watch"
                        .formatted(name),
                Console.DONE);
    }

    private JsonNode followed(ProjectorClient client, String path) {
        try (var bar = new ProgressBar(screen);
                var _ = new Leaving(screen, name)) {
            return new FollowedRebuild(client, path, bar::show).toItsEnd();
        }
    }

    private int ended(JsonNode view) {
        return switch (view.path("phase").asText()) {
            case "waiting" -> waiting(view);
            case "aborted" -> told(view, Console.REFUSED);
            case String _ -> told(view, Console.DONE);
        };
    }

    private int waiting(JsonNode view) {
        boolean asWanted = view.path("swap").asText().equals("manual");
        int exitCode = told(view, asWanted ? Console.DONE : Console.REFUSED);
        return screen.say(
                """
                It waits for you. To let it go live: ./rollcall rebuild %s --swap-now
                To give it up: ./rollcall rebuild %1$s --abort"""
                        .formatted(name),
                exitCode);
    }

    private int told(JsonNode view, int exitCode) {
        if (json) {
            screen.out().println(view);
        } else {
            screen.out().println(outcome(view));
            Differences.lines(view, SHOWN).forEach(screen.out()::println);
        }
        return exitCode;
    }

    private String outcome(JsonNode view) {
        return switch (view.path("phase").asText()) {
            case "aborted" ->
                    "%s: the rebuild was given up by %s"
                            .formatted(name, view.path("ended_by").asText());
            case "waiting" ->
                    "%s: version %s is level with the log, and not live"
                            .formatted(name, view.path("version").asText());
            case String _ ->
                    "%s: version %s is live, rebuilt up to position %s"
                            .formatted(
                                    name,
                                    view.path("version").asText(),
                                    view.path("position").asText());
        };
    }
}
