package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The operators' command line on a projector that runs, by its REST API.
@RegisterForReflection
@Command(
        name = "rollcall",
        description = "Looks after a projector that runs.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:there is nothing of the kind, it was refused, or something is stuck again; a"
                    + " rebuild was given up, or waits since rows differ",
            "2:not called as it should be",
            "3:the projector cannot be reached, or does not let this token in"
        })
public final class Console {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int NO_PROJECTOR = 3;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "shows this")
    private boolean help;

    private Console() {}

    /// Whether these arguments are for the console, and not for the service.
    public static boolean knows(String... arguments) {
        return arguments.length > 0 && commands().contains(arguments[0]);
    }

    private static Set<String> commands() {
        return commandLine(Screen.standard()).getSubcommands().keySet();
    }

    /// Runs one command and gives its exit code.
    public static int run(Screen screen, String... arguments) {
        return commandLine(screen).execute(arguments);
    }

    private static CommandLine commandLine(Screen screen) {
        return new CommandLine(new Console())
                .addSubcommand(
                        new CommandLine(new DeadLetters())
                                .addSubcommand(new ListLetters(screen))
                                .addSubcommand(new ShowLetter(screen))
                                .addSubcommand(new RetryLetters(screen))
                                .addSubcommand(new DiscardLetters(screen)))
                .addSubcommand(
                        new CommandLine(new Projections())
                                .addSubcommand(new ListProjections(screen))
                                .addSubcommand(new PauseProjection(screen))
                                .addSubcommand(new ResumeProjection(screen)))
                .addSubcommand(new RebuildProjection(screen))
                .addSubcommand(new TryCandidate(screen))
                .setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, _, _) -> failed(screen, failure));
    }

    private static int failed(Screen screen, Exception failure) throws Exception {
        return switch (failure) {
            case RefusedException refused -> screen.say(refused.getMessage(), refused.exitCode());
            case PgException refused ->
                    screen.say("the database refused: " + refused.getMessage(), NO_PROJECTOR);
            case VertxException lost ->
                    screen.say("the database is gone: " + lost.getMessage(), NO_PROJECTOR);
            default -> throw failure;
        };
    }
}
