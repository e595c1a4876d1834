package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "import",
        description = {
            "Stores what export wrote, in either shape, exactly as it was.",
            "The store is empty, or holds a beginning of it: what is there already is left as it is, so an import can be repeated. Everything else is refused, with the line's number."
        })
final class Import implements Callable<Integer> {

    private static final int BATCH = 1_000;

    private final Terminal terminal;
    @Mixin private StoreOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the file to read; standard input unless told")
    private Path file;

    Import(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (var in = file == null ? terminal.in() : Files.newInputStream(file);
                var store = options.asOwner()) {
            return importAll(in, new LogWriter(store));
        }
    }

    private int importAll(InputStream in, LogWriter writer) throws IOException {
        try {
            writeAll(new FileLines(in), writer);
        } catch (RefusedException refused) {
            terminal.err().println(refused.getMessage());
            return terminal.say(
                    writer.told() + "; correct the file and run it again", EventLog.FOUND);
        }
        return terminal.say(writer.told(), EventLog.DONE);
    }

    private void writeAll(FileLines lines, LogWriter writer) throws IOException {
        try (var progress = new Progress(terminal)) {
            for (var batch = lines.next(BATCH); !batch.isEmpty(); batch = lines.next(BATCH)) {
                writer.write(batch);
                progress.at(() -> "importing: " + writer.told());
            }
        }
    }
}
