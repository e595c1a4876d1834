package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "resume",
        description = "Goes on with a view that was paused; it catches up from the store.")
final class ResumeProjection implements Callable<Integer> {

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Parameters(paramLabel = "NAME", description = "the view")
    private String name;

    ResumeProjection(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (var client = projector.client()) {
            var path = "%s/%s/resume".formatted(Projections.PATH, ProjectorClient.encoded(name));
            client.post(path, Map.of());
        }
        return screen.say(name + " goes on", Console.DONE);
    }
}
