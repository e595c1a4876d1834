package dev.rollcall.commands.eventlog;

import dev.rollcall.commands.console.Terminal;
import dev.rollcall.eventstore.read.Selection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@RegisterForReflection
@Command(
        name = "export",
        description = "Writes the log, a line of JSON for each event, up to where it is now.")
final class Export implements Callable<Integer> {

    private final Terminal terminal;
    @Mixin private StoreOptions options;
    @Mixin private Filters filters;

    @Option(
            names = "--to-position",
            paramLabel = "N",
            description = "ends with this position in the log")
    private long toPosition = Long.MAX_VALUE;

    @Option(
            names = "--until",
            paramLabel = "MOMENT",
            converter = Moment.class,
            description = "ends with what was stored at this moment")
    private Instant until;

    @Option(names = "--cloudevents", description = "CloudEvents 1.0, in structured JSON")
    private boolean cloudEvents;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "the file to write; standard output unless told")
    private Path output;

    Export(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        long exported;
        try (var store = options.asReader();
                var lines = output == null ? Lines.to(terminal) : Lines.to(output);
                var progress = new Progress(terminal)) {
            exported = export(store, lines, progress);
        }
        return terminal.say("%,d events exported".formatted(exported), EventLog.DONE);
    }

    private long export(Store store, Lines lines, Progress progress) throws IOException {
        var shape = cloudEvents ? JsonLine.CLOUD_EVENT : JsonLine.ENVELOPE;
        long head = store.head();
        long exported = 0;
        for (var event : store.read(selection().upTo(Math.min(toPosition, head)))) {
            lines.write(shape.write(event));
            exported++;
            progress.at(
                    () ->
                            "exporting: position %,d of %,d"
                                    .formatted(event.envelope().position(), head));
        }
        return exported;
    }

    private Selection selection() {
        var selection = filters.selection();
        return until == null ? selection : selection.until(until);
    }
}
