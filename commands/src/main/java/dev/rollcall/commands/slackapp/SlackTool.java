package dev.rollcall.commands.slackapp;

import dev.rollcall.commands.console.Terminal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The operators' command line on the Slack app: makes its manifest, and looks whether all is
/// there.
@RegisterForReflection
@Command(
        name = "slack",
        description =
                "Makes the Slack app's manifest, and looks whether the app has what it needs.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is missing",
            "1:check found something that is missing",
            "2:not called as it should be",
            "3:Slack cannot be reached"
        })
public final class SlackTool {

    static final int DONE = 0;
    static final int FOUND = 1;
    static final int USAGE = 2;
    static final int NO_SLACK = 3;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "shows this")
    private boolean help;

    private SlackTool() {}

    /// Runs one command and gives its exit code.
    public static int run(Terminal terminal, String... arguments) {
        return terminal.run(
                new CommandLine(new SlackTool())
                        .addSubcommand(new ManifestCommand())
                        .addSubcommand(new CheckCommand()),
                arguments);
    }
}
