package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import dev.rollcall.eventstore.read.Selection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@RegisterForReflection
@Command(name = "tail", description = "Prints events as they come, from now on unless told.")
final class Tail implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Terminal terminal;
    @Mixin private StoreOptions options;
    @Mixin private Filters filters;

    @Option(names = "--json", description = "a line of JSON each, as export writes them")
    private boolean json;

    Tail(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (var store = options.asReader();
                var lines = Lines.to(terminal)) {
            follow(store, lines);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return EventLog.DONE;
    }

    private void follow(Store store, Lines lines) throws IOException, InterruptedException {
        var selection = filters.selection();
        if (!filters.hasBeginning()) {
            selection = selection.after(store.head());
        }
        while (true) {
            long head = store.head();
            print(store, selection.upTo(head), lines);
            selection = selection.after(Math.max(head, selection.after()));
            Thread.sleep(POLL);
        }
    }

    private void print(Store store, Selection selection, Lines lines) throws IOException {
        for (var event : store.read(selection)) {
            lines.write(json ? JsonLine.ENVELOPE.write(event) : PlainLine.of(event));
        }
        lines.flush();
    }
}
