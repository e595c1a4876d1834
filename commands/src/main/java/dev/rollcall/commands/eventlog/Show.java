package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import dev.rollcall.eventstore.read.Selection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(name = "show", description = "Prints what happened to one aggregate, in order.")
final class Show implements Callable<Integer> {

    private final Terminal terminal;
    @Mixin private StoreOptions options;

    @Parameters(paramLabel = "AGGREGATE", description = "its id")
    private String aggregate;

    @Option(names = "--json", description = "a line of JSON each, as export writes them")
    private boolean json;

    Show(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        long shown = 0;
        try (var store = options.asReader();
                var lines = Lines.to(terminal)) {
            for (var event : store.read(Selection.all().of(aggregate))) {
                lines.write(json ? JsonLine.ENVELOPE.write(event) : PlainLine.of(event));
                shown++;
            }
        }
        return shown > 0
                ? EventLog.DONE
                : terminal.say("there is no event of " + aggregate, EventLog.FOUND);
    }
}
