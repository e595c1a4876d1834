package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@RegisterForReflection
@Command(
        name = "verify",
        description = {
            "Checks the log up to where it is now, and the relay's checkpoint.",
            "Sequences have no gaps, positions and timestamps are in order, and this build can read every event."
        })
final class Verify implements Callable<Integer> {

    private static final int WINDOW = 16_384;

    private final Terminal terminal;
    @Mixin private StoreOptions options;

    Verify(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (var store = options.asReader();
                var lines = Lines.to(terminal)) {
            var check = new LogCheck(store, lines);
            // The checkpoint first: the relay may go on meanwhile.
            var checkpoint = check.checkpoint();
            long head = store.head();
            verify(check, head);
            check.relay(checkpoint, head);
            lines.write(check.told(head));
            return check.found() == 0 ? EventLog.DONE : EventLog.FOUND;
        }
    }

    private void verify(LogCheck check, long head) throws IOException {
        try (var progress = new Progress(terminal)) {
            for (long from = 0; from < head; from += WINDOW) {
                long after = from;
                progress.at(() -> "verifying: position %,d of %,d".formatted(after, head));
                check.window(after, Math.min(after + WINDOW, head));
            }
        }
    }
}
