package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@RegisterForReflection
@Command(
        name = "dead-letters",
        description = "Looks into what the views could not apply, and does something about it.",
        synopsisSubcommandLabel = "COMMAND")
final class DeadLetters implements Runnable {

    static final String PATH = "/projector/v1/dead-letters";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
