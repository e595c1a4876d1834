package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Which appends share a statement, whatever comes.
class AppendQueueTest {

    private static final AppendSettings SETTINGS = settings(1, 6, 1_000);

    @Property
    void every_append_is_sent_once(@ForAll("appends") List<Append> appends) {
        assertThat(batches(appends).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(appends);
    }

    @Property
    void no_statement_reads_or_writes_what_an_earlier_append_of_it_writes(
            @ForAll("appends") List<Append> appends) {
        for (var batch : batches(appends)) {
            Set<String> written = new HashSet<>();
            for (var append : batch) {
                assertThat(written).doesNotContainAnyElementsOf(touched(append));
                append.events().forEach(event -> written.add(event.aggregateId()));
            }
        }
    }

    @Property
    void who_waits_longest_is_always_in_the_next_statement(
            @ForAll("appends") List<Append> appends) {
        var waiting = new ArrayList<>(appends);
        for (var batch : batches(appends)) {
            assertThat(batch.getFirst()).isSameAs(waiting.getFirst());
            waiting.removeAll(batch);
        }
    }

    @Property
    void no_statement_is_larger_than_its_bound(@ForAll("appends") List<Append> appends) {
        assertThat(batches(appends))
                .allMatch(
                        batch ->
                                batch.size() == 1
                                        || batch.stream().mapToInt(a -> a.events().size()).sum()
                                                <= SETTINGS.eventsInStatement());
    }

    /// Few streams, so that appends meet.
    @Provide
    Arbitrary<List<Append>> appends() {
        var streams = Arbitraries.of("a", "b", "c", "d", "e", "f", "g").set().ofMinSize(1);
        var reads = Arbitraries.of("a", "b", "c", "h").set().ofMaxSize(2);
        return Combinators.combine(streams.ofMaxSize(3), reads)
                .as(AppendQueueTest::append)
                .list()
                .ofMaxSize(30);
    }

    private static Append append(Set<String> streams, Set<String> reads) {
        return new Append(
                streams.stream().map(stream -> Appends.event(stream, 1)).toList(),
                reads.stream().map(stream -> new StreamRead(stream, 1)).toList());
    }

    private static List<List<Append>> batches(List<Append> appends) {
        var queue = new AppendQueue(SETTINGS);
        for (var append : appends) {
            Uni.createFrom()
                    .<AppendResult>emitter(caller -> queue.offer(new PendingAppend(append, caller)))
                    .subscribe()
                    .with(_ -> {});
        }
        List<List<Append>> batches = new ArrayList<>();
        for (var batch = queue.take(); batch.isPresent(); batch = queue.take()) {
            batches.add(batch.get().stream().map(PendingAppend::append).toList());
            queue.done();
        }
        return batches;
    }

    private static List<String> touched(Append append) {
        var streams = new ArrayList<String>();
        append.events().forEach(event -> streams.add(event.aggregateId()));
        append.reads().forEach(read -> streams.add(read.aggregateId()));
        return streams;
    }
}
