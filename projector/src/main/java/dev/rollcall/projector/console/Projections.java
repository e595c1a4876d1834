package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@RegisterForReflection
@Command(
        name = "projections",
        description = "Tells how far the views are; pauses and resumes them.",
        synopsisSubcommandLabel = "COMMAND")
final class Projections implements Runnable {

    static final String PATH = "/projector/v1/projections";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
