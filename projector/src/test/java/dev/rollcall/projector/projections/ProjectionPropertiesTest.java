package dev.rollcall.projector.projections;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every projection, whatever happened. A new one gets these by its line in
/// [Projections].
class ProjectionPropertiesTest {

    /// A projection and a log for it.
    record Case(Projection<?, ?> projection, List<Envelope> log) {}

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(Projections.ALL)
                .flatMap(
                        projection ->
                                Histories.of(projection).map(log -> new Case(projection, log)));
    }

    @Property(tries = 300)
    void twice_is_once(@ForAll("cases") Case of) {
        var twice = new ArrayList<>(of.log());
        twice.addAll(of.log());

        assertThat(rows(of.projection(), List.of(twice)))
                .isEqualTo(rows(of.projection(), List.of(of.log())));
    }

    @Property(tries = 300)
    void any_prefix_may_come_again(@ForAll("cases") Case of, @ForAll Random random) {
        var some = of.log().subList(0, random.nextInt(of.log().size() + 1));

        assertThat(rows(of.projection(), List.of(of.log(), some)))
                .isEqualTo(rows(of.projection(), List.of(of.log())));
    }

    @Property(tries = 300)
    void batches_may_be_cut_anywhere(@ForAll("cases") Case of, @ForAll Random random) {
        var one = of.log().stream().map(List::of).toList();
        int middle = random.nextInt(of.log().size() + 1);
        var two = List.of(of.log().subList(0, middle), of.log().subList(middle, of.log().size()));

        assertThat(rows(of.projection(), one))
                .isEqualTo(rows(of.projection(), two))
                .isEqualTo(rows(of.projection(), List.of(of.log())));
    }

    @Property(tries = 300)
    void aggregates_may_be_interleaved_at_will(@ForAll("cases") Case of, @ForAll Random random) {
        assertThat(rows(of.projection(), List.of(interleaved(of.log(), random))))
                .isEqualTo(rows(of.projection(), List.of(of.log())));
    }

    /// Live: in some order of aggregates, in batches, some of it twice. Rebuilt: each stream at
    /// once.
    @Property(tries = 300)
    void a_rebuild_gives_what_live_gave(@ForAll("cases") Case of, @ForAll Random random) {
        var log = interleaved(of.log(), random);
        var live = new ArrayList<List<Envelope>>();
        for (int from = 0; from < log.size(); ) {
            int to = from + 1 + random.nextInt(log.size() - from);
            live.add(log.subList(random.nextInt(from + 1), to));
            from = to;
        }
        var rebuild = of.log().stream().collect(groupingBy(Envelope::aggregateId)).values();

        assertThat(rows(of.projection(), List.copyOf(rebuild)))
                .isEqualTo(rows(of.projection(), live));
    }

    /// So a view as of its last position is the view.
    @Property(tries = 300)
    void the_last_version_is_the_row(@ForAll("cases") Case of) {
        of.log().stream()
                .collect(groupingBy(Envelope::aggregateId))
                .values()
                .forEach(
                        stream -> {
                            var folded = fold(of.projection(), stream);
                            assertThat(folded.versions())
                                    .extracting(Version::event)
                                    .isEqualTo(stream);
                            assertThat(folded.versions().getLast().state())
                                    .isEqualTo(folded.state());
                        });
    }

    @Property(tries = 300)
    void nothing_is_applied_over_a_hole(@ForAll("cases") Case of, @ForAll Random random) {
        var stream =
                of.log().stream().collect(groupingBy(Envelope::aggregateId)).values().stream()
                        .max((one, other) -> Integer.compare(one.size(), other.size()))
                        .orElseThrow();
        int missing = random.nextInt(stream.size());
        var holed = new ArrayList<>(stream);
        holed.remove(missing);

        var folded = fold(of.projection(), holed);

        assertThat(folded.state().stamp().sequence()).isEqualTo(missing);
        if (missing < holed.size()) {
            assertThat(folded.end()).isEqualTo(new Folded.End.Hole(holed.get(missing)));
        }
    }

    @Property(tries = 300)
    void every_row_survives_its_columns(@ForAll("cases") Case of) {
        rows(of.projection(), List.of(of.log()))
                .values()
                .forEach(state -> assertThat(again(of.projection(), state)).isEqualTo(state.row()));
    }

    private static List<Envelope> interleaved(List<Envelope> log, Random random) {
        var streams = new ArrayList<List<Envelope>>();
        log.stream()
                .collect(groupingBy(Envelope::aggregateId))
                .values()
                .forEach(stream -> streams.add(new ArrayList<>(stream)));
        var interleaved = new ArrayList<Envelope>();
        while (!streams.isEmpty()) {
            var stream = streams.get(random.nextInt(streams.size()));
            interleaved.add(stream.removeFirst());
            streams.removeIf(List::isEmpty);
        }
        return interleaved;
    }

    private static <R> R again(Projection<R, ?> projection, Stamped<?> state) {
        @SuppressWarnings("unchecked") // the state was made by this projection
        var row = (R) state.row();
        return projection
                .table()
                .shape()
                .read(new HashMap<>(projection.table().shape().write(row)));
    }

    private static <R, E extends Event> Folded<R> fold(
            Projection<R, E> projection, List<Envelope> stream) {
        return new Fold<>(projection, Map.of(), Set.of())
                .fold(new UUID(0, 1), Stamped.bare(projection.table()), stream);
    }

    /// The rows after some batches, as the projector keeps them.
    private static <R, E extends Event> Map<String, Stamped<R>> rows(
            Projection<R, E> projection, List<? extends List<Envelope>> batches) {
        var fold = new Fold<>(projection, Map.of(), Set.of());
        var rows = new LinkedHashMap<String, Stamped<R>>();
        for (var batch : batches) {
            batch.stream()
                    .collect(groupingBy(Envelope::aggregateId))
                    .forEach(
                            (id, events) -> {
                                var before =
                                        rows.getOrDefault(id, Stamped.bare(projection.table()));
                                var folded = fold.fold(UUID.fromString(id), before, events);
                                assertThat(folded.end()).isEqualTo(new Folded.End.Whole());
                                rows.put(id, folded.state());
                            });
        }
        return rows;
    }
}
