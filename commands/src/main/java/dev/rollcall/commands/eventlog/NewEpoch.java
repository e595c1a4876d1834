package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@RegisterForReflection
@Command(
        name = "new-epoch",
        description = {
            "Begins another life of the store, after a restore.",
            "After a failover that lost a tail, too: whenever positions are used again. Stop all services before."
        })
final class NewEpoch implements Callable<Integer> {

    private static final String NEXT =
            """
            update event_store.epoch
            set epoch = epoch + 1, started_at = clock_timestamp()
            returning epoch
            """;

    private static final String WHAT_FOLLOWS =
            """
            With commands the relay publishes the whole log again; with projector every view is built anew
            from the log; live streams get a reset and begin with a new snapshot.""";

    private final Terminal terminal;
    @Mixin private StoreOptions options;

    @Option(names = "--yes", description = "the services are stopped, and this is meant")
    private boolean yes;

    NewEpoch(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!yes) {
            terminal.err().println("Nothing was changed: new-epoch wants --yes. What it does:");
            return terminal.say(WHAT_FOLLOWS, EventLog.USAGE);
        }
        try (var store = options.asOwner();
                var lines = Lines.to(terminal)) {
            long epoch = store.query(NEXT).iterator().next().getLong("epoch");
            lines.write("The store is in epoch %d. Start the services:".formatted(epoch));
            lines.write(WHAT_FOLLOWS);
        }
        return EventLog.DONE;
    }
}
