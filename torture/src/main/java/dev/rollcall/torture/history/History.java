package dev.rollcall.torture.history;

import dev.rollcall.torture.verdict.Finding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that happened: what clients saw, what was stored (by position), and what was published (each
/// partition in its order). It is right exactly when there are no findings.
public record History(List<Call> calls, List<Stored> stored, List<Published> published) {
    public History {
        calls = List.copyOf(calls);
        stored = List.copyOf(stored);
        published = List.copyOf(published);
    }

    public List<Finding> findings() {
        return Stream.of(
                        new Commands(this).findings(),
                        new Refusals(this).findings(),
                        new Log(this).findings(),
                        new Topic(this).findings())
                .flatMap(List::stream)
                .toList();
    }

    /// Of calls for the same command the first.
    Map<UUID, Call> byCommand() {
        return calls.stream()
                .collect(Collectors.toMap(Call::commandId, Function.identity(), (one, _) -> one));
    }
}
