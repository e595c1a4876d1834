package dev.rollcall.commands.eventlog;

import dev.rollcall.eventstore.read.Selection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Which events, of those that come.
@RegisterForReflection
final class Filters {

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "only events of this type, such as TeamRenamed; may be repeated")
    private Set<String> types = new LinkedHashSet<>();

    @Option(names = "--aggregate", paramLabel = "ID", description = "only events of one aggregate")
    private String aggregate;

    @Option(
            names = "--from-position",
            paramLabel = "N",
            description = "begins at this position in the log")
    private Long fromPosition;

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            converter = Moment.class,
            description = "begins at a moment (2026-11-23T09:30:00Z), or a time ago (15m, 24h, 7d)")
    private Instant since;

    boolean hasBeginning() {
        return fromPosition != null || since != null;
    }

    Selection selection() {
        var selection = Selection.all().ofTypes(types);
        if (aggregate != null) {
            selection = selection.of(aggregate);
        }
        if (fromPosition != null) {
            selection = selection.after(Math.max(0, fromPosition - 1));
        }
        return Optional.ofNullable(since).map(selection::since).orElse(selection);
    }
}
