package dev.rollcall.commands;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// What anything says in the log while it is open, with the causes of failures.
public final class AllLogLines extends Handler implements AutoCloseable {

    private static final PatternFormatter LINE = new PatternFormatter("%c %s%e");

    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private AllLogLines() {
        setLevel(Level.ALL);
    }

    public static AllLogLines open() {
        var lines = new AllLogLines();
        lines.root.addHandler(lines);
        return lines;
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord said) {
        lines.add(LINE.format(said));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
