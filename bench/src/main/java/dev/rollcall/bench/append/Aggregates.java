package dev.rollcall.bench.append;

import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// Aggregates that are read, decided on and written by many callers at once. A caller whose
/// aggregate has moved on decides again on what stands.
final class Aggregates {

    private static final int PAGE = 1_000;

    private final Appender appender;
    private final EventReader reader;
    private final List<String> ids;
    private final AtomicLongArray known;

    Aggregates(int count, Appender appender, EventReader reader) {
        this.appender = appender;
        this.reader = reader;
        this.ids = IntStream.range(0, count).mapToObj(_ -> BenchStore.newStream()).toList();
        this.known = new AtomicLongArray(count);
    }

    /// On a state from memory, as a pod's cache has it.
    Uni<Void> changeRemembered() {
        int one = anyOne();
        return change(one, known.get(one));
    }

    /// On a state that is read from the store first.
    Uni<Void> changeRead() {
        int one = anyOne();
        return sequence(one, 0).chain(standing -> change(one, standing));
    }

    private int anyOne() {
        return ThreadLocalRandom.current().nextInt(ids.size());
    }

    private Uni<Long> sequence(int one, long after) {
        return reader.stream(ids.get(one), after, PAGE)
                .chain(
                        page ->
                                page.size() < PAGE
                                        ? Uni.createFrom().item(after + page.size())
                                        : sequence(one, after + page.size()));
    }

    private Uni<Void> change(int one, long sequence) {
        var next = BenchStore.event(ids.get(one), sequence + 1);
        return appender.append(new Append(List.of(next), List.of()))
                .chain(
                        result ->
                                switch (result) {
                                    case Appended _ -> {
                                        known.set(one, sequence + 1);
                                        yield Uni.createFrom().voidItem();
                                    }
                                    case Conflict(var standing) -> {
                                        known.set(one, standing);
                                        yield change(one, standing);
                                    }
                                });
    }
}
