package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The operators' command line on the log: one connection, and no service that runs.
@RegisterForReflection
@Command(
        name = "events",
        description = "Looks at the event log, copies it, and checks it.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:verify found something, import refused a line, or there is nothing to show",
            "2:not called as it should be, or a file cannot be used",
            "3:the event store cannot be reached, or refuses"
        },
        footerHeading = "%nThe event store:%n",
        footer = {
            "  Settings are the service's: ROLLCALL_DATABASE_URL, …_CERTIFICATE, and, to read,",
            "  …_USERNAME and …_PASSWORD; import and new-epoch change the log as its owner:",
            "  ROLLCALL_DATABASE_OWNER_USERNAME, ROLLCALL_DATABASE_OWNER_PASSWORD."
        })
public final class EventLog {

    static final int DONE = 0;
    static final int FOUND = 1;
    static final int USAGE = 2;
    static final int NO_STORE = 3;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "shows this")
    private boolean help;

    private EventLog() {}

    /// Runs one command and gives its exit code.
    public static int run(Terminal terminal, String... arguments) {
        return terminal.run(commandLine(terminal), arguments);
    }

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new EventLog())
                .addSubcommand(new Tail(terminal))
                .addSubcommand(new Show(terminal))
                .addSubcommand(new Export(terminal))
                .addSubcommand(new Import(terminal))
                .addSubcommand(new Verify(terminal))
                .addSubcommand(new NewEpoch(terminal))
                .setExecutionExceptionHandler((failure, _, _) -> failed(terminal, failure));
    }

    private static int failed(Terminal terminal, Exception failure) throws Exception {
        return switch (failure) {
            case ReaderGoneException _ -> DONE;
            case RefusedException refused -> terminal.say(refused.getMessage(), refused.exitCode());
            case PgException refused ->
                    terminal.say("the event store refused: " + refused.getMessage(), NO_STORE);
            case VertxException lost ->
                    terminal.say("the event store is gone: " + lost.getMessage(), NO_STORE);
            case IOException file -> terminal.say(file.toString(), USAGE);
            default -> throw failure;
        };
    }
}
