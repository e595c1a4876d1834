package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "pause",
        description = "Writes nothing to a view from now on, in any pod; readers see it as it is.")
final class PauseProjection implements Callable<Integer> {

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Parameters(paramLabel = "NAME", description = "the view")
    private String name;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "why, for whoever looks")
    private String reason;

    PauseProjection(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (var client = projector.client()) {
            var path = "%s/%s/pause".formatted(Projections.PATH, ProjectorClient.encoded(name));
            client.post(path, Map.of("reason", reason));
        }
        return screen.say(name + " is paused", Console.DONE);
    }
}
