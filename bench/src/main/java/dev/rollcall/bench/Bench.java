package dev.rollcall.bench;

import dev.rollcall.bench.append.AppendBench;
import dev.rollcall.bench.append.SizeBench;
import dev.rollcall.bench.http.HttpBench;
import dev.rollcall.bench.http.LoadBench;
import dev.rollcall.bench.page.PageBench;
import dev.rollcall.bench.projector.ProjectBench;
import dev.rollcall.bench.projector.RebuildBench;
import dev.rollcall.bench.query.QueryBench;
import dev.rollcall.bench.relay.RelayBench;
import dev.rollcall.bench.slack.SlackBench;
import dev.rollcall.bench.sse.SseBench;
import dev.rollcall.bench.visible.VisibleBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// Benchmarks. Each prints one table, each row a ratio against a baseline of the same run.
@Command(
        name = "./rollcall bench",
        description = "Benchmarks: each row is a ratio against a baseline of the same run.",
        subcommands = {
            AppendBench.class,
            SizeBench.class,
            HttpBench.class,
            LoadBench.class,
            RelayBench.class,
            ProjectBench.class,
            RebuildBench.class,
            VisibleBench.class,
            QueryBench.class,
            SseBench.class,
            PageBench.class,
            SlackBench.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Bench())
                        .setExecutionExceptionHandler(Bench::tell)
                        .execute(arguments.length == 0 ? new String[] {"help"} : arguments));
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof MissingToolException) {
            command.getErr().println("rollcall: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
