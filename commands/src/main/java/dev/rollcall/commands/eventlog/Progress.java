package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import java.util.function.Supplier;

/// How far a long run has come, on one line that is written over; only where a person looks.
final class Progress implements AutoCloseable {

    private static final long PACE = 200_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final boolean watched;
    private long last = System.nanoTime();
    private boolean shown;

    Progress(Terminal terminal) {
        this.terminal = terminal;
        this.watched = terminal.watched().getAsBoolean();
    }

    void at(Supplier<String> where) {
        if (watched && System.nanoTime() - last > PACE) {
            terminal.err().print(CLEAR + where.get());
            terminal.err().flush();
            last = System.nanoTime();
            shown = true;
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }
}
