package dev.rollcall.torture;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// What the system is put through, and whether it kept its promises.
@Command(
        name = "./rollcall torture",
        description = "Kills what runs, under load, and checks that every promise was kept.",
        subcommands = {AppendTorture.class, ProjectTorture.class, HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Torture {
    private Torture() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Torture())
                        .execute(arguments.length == 0 ? new String[] {"help"} : arguments));
    }
}
