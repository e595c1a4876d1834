package dev.rollcall.commands;

import dev.rollcall.commands.console.Terminal;
import dev.rollcall.commands.eventlog.EventLog;
import dev.rollcall.commands.slackapp.SlackTool;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/// The write side; with `events` or `slack` as the first word, the operators' command line on
/// the log or on the Slack app instead, and nothing of the service is started.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "events" -> System.exit(EventLog.run(Terminal.standard(), rest));
            case "slack" -> System.exit(SlackTool.run(Terminal.standard(), rest));
            default -> Quarkus.run(arguments);
        }
    }
}
