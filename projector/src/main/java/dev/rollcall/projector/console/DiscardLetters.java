package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "discard",
        description = {
            "Leaves letters' events out of their views, for good: rebuilds leave them out, too.",
            "The log keeps them."
        })
final class DiscardLetters implements Callable<Integer> {

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Parameters(paramLabel = "LETTER", arity = "1..*", description = "letters' ids")
    private List<String> letters;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "why they are done without; kept with who discarded them")
    private String reason;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    DiscardLetters(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        int exitCode = Console.DONE;
        try (var client = projector.client()) {
            for (var letter : letters) {
                var path =
                        "%s/%s/discard"
                                .formatted(DeadLetters.PATH, ProjectorClient.encoded(letter));
                var outcome = client.post(path, Map.of("reason", reason));
                screen.out().println(json ? outcome : Settled.line(letter, outcome));
                exitCode = Math.max(exitCode, Settled.exitCode(outcome));
            }
        }
        return exitCode;
    }
}
