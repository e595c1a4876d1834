package dev.rollcall.commands;

import dev.rollcall.commands.eventlog.EventLog;
import dev.rollcall.commands.eventlog.Terminal;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/// The write side; with `events` as the first word, the operators' command line on the log instead,
/// and nothing of the service is started.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("events")) {
            var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(EventLog.run(Terminal.standard(), rest));
        }
        Quarkus.run(arguments);
    }
}
