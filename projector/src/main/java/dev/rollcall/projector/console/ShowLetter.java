package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(name = "show", description = "Prints all there is to know about one dead letter.")
final class ShowLetter implements Callable<Integer> {

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Parameters(paramLabel = "LETTER", description = "its id")
    private String letter;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    ShowLetter(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (var client = projector.client()) {
            var path = DeadLetters.PATH + "/" + ProjectorClient.encoded(letter);
            var detail = client.get(path, Map.of());
            screen.out().print(json ? detail + System.lineSeparator() : Letter.page(detail));
        }
        return Console.DONE;
    }
}
