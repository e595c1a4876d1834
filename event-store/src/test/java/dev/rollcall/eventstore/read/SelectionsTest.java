package dev.rollcall.eventstore.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.StoreDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A log of 60,000 events with gaps: more than a statement looks at, and many pages.
class SelectionsTest {

    private static final Instant DAWN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ONE_STREAM = "stream-7";

    private static StoreDatabase database;
    private static EventReader reader;
    private static List<Envelope> log;

    /// Positions are 3, 6, 9…; ten events in a row share a timestamp; a stream has 600 events; one
    /// event of 20,000 is rare.
    @BeforeAll
    static void fill() throws SQLException {
        database = StoreDatabase.create();
        database.execute(
                """
                insert into event_store.events
                select gen_random_uuid(),
                       case when n % 20000 = 9999 then 'Rare' when n % 2 = 0 then 'Even' else 'Odd' end,
                       'stream-' || n % 100, '{}', timestamptz '2026-01-01Z' + n / 10 * interval '1 second',
                       jsonb_build_object('actor', 'actor-' || n % 3), 1, n / 100 + 1, 3 * (n + 1)
                from generate_series(0, 59999) n
                """);
        reader = new EventReader(database.pool(2));
        log = new ArrayList<>();
        for (var page = after(0); !page.isEmpty(); page = after(log.getLast().position())) {
            log.addAll(page);
        }
        assertThat(log).hasSize(60_000);
    }

    @AfterAll
    static void tearDown() {
        database.close();
    }

    @Test
    void without_bounds_it_is_the_whole_log_in_order() {
        assertThat(read(Selection.all())).isEqualTo(log);
    }

    @Test
    void a_stream_is_read_in_sequence_over_many_pages() {
        var pages = new EventReader(database.pool(1), 7);

        assertThat(read(pages, Selection.all().of(ONE_STREAM)))
                .isEqualTo(
                        log.stream()
                                .filter(event -> event.aggregateId().equals(ONE_STREAM))
                                .toList())
                .hasSize(600);
        assertThat(read(pages, Selection.all().of("unknown"))).isEmpty();
    }

    @Test
    void positions_are_bounds() {
        assertRead(
                Selection.all().after(30_000).upTo(90_000),
                event -> event.position() > 30_000 && event.position() <= 90_000);
        assertThat(read(Selection.all().after(180_000))).isEmpty();
        assertThat(read(Selection.all().after(Long.MAX_VALUE))).isEmpty();
        assertThat(read(Selection.all().after(12).upTo(12))).isEmpty();
    }

    @Test
    void types_are_found_however_rare() {
        assertRead(Selection.all().ofTypes(Set.of("Rare")), event -> event.type().equals("Rare"));
        assertRead(
                Selection.all().ofTypes(Set.of("Rare", "Odd")),
                event -> !event.type().equals("Even"));
        assertThat(read(Selection.all().ofTypes(Set.of("Unknown")))).isEmpty();
    }

    @Test
    void fields_of_the_metadata_are_filters() {
        assertRead(
                Selection.all().with(Map.of("actor", "actor-1")).of(ONE_STREAM),
                event ->
                        event.metadata().actor().equals("actor-1")
                                && event.aggregateId().equals(ONE_STREAM));
        assertThat(read(Selection.all().with(Map.of("actor", "actor-1", "source", "rest"))))
                .isEmpty();
    }

    @Test
    void backwards_it_is_the_same_the_newest_first() {
        for (var selection :
                List.of(
                        Selection.all(),
                        Selection.all().ofTypes(Set.of("Rare")),
                        Selection.all().of(ONE_STREAM).with(Map.of("actor", "actor-1")),
                        Selection.all().since(DAWN.plusSeconds(1_000)).upTo(160_000))) {
            assertThat(read(selection.backwards())).isEqualTo(read(selection).reversed());
        }
    }

    @Test
    void slices_one_after_the_other_are_the_whole_selection() {
        var rare = Selection.all().ofTypes(Set.of("Rare"));

        for (var selection :
                List.of(
                        rare,
                        rare.backwards(),
                        Selection.all().of(ONE_STREAM),
                        Selection.all().of(ONE_STREAM).backwards(),
                        Selection.all().after(100).upTo(20_000),
                        Selection.all().until(DAWN.plusSeconds(700)).backwards())) {
            var events = new ArrayList<Envelope>();
            var rest = selection;
            do {
                var slice = reader.slice(rest, 350).await().atMost(Duration.ofSeconds(30));
                assertThat(slice.events()).hasSizeLessThanOrEqualTo(350);
                slice.events().forEach(stored -> events.add(stored.envelope()));
                rest = slice.rest();
            } while (!rest.isEmpty());
            assertThat(events).isEqualTo(read(selection));
        }
    }

    @Test
    void moments_are_bounds_that_include_all_events_of_that_moment() {
        var from = DAWN.plusSeconds(1_000);
        var to = DAWN.plusSeconds(4_000);

        assertRead(
                Selection.all().since(from).until(to),
                event -> !event.timestamp().isBefore(from) && !event.timestamp().isAfter(to));
        assertRead(
                Selection.all().since(from.plusNanos(1)).until(from.plusSeconds(2).minusNanos(1)),
                event -> event.timestamp().equals(from.plusSeconds(1)));
        assertThat(read(Selection.all().until(DAWN.minusSeconds(1)))).isEmpty();
        assertThat(read(Selection.all().since(DAWN.plus(Duration.ofDays(1))))).isEmpty();
        assertThat(read(Selection.all().since(DAWN))).isEqualTo(log);
    }

    @Test
    void parts_are_the_log_each_aggregate_whole_in_one_of_them() {
        for (int of : List.of(1, 3, 8)) {
            var streams = new ArrayList<String>();
            long events = 0;
            for (int number = 0; number < of; number++) {
                var part = read(Selection.all().part(number, of));
                assertThat(part).isSortedAccordingTo((a, b) -> order(a.position(), b.position()));
                streams.addAll(part.stream().map(Envelope::aggregateId).distinct().toList());
                events += part.size();
            }
            assertThat(streams).doesNotHaveDuplicates().hasSize(100);
            assertThat(events).isEqualTo(60_000);
        }
    }

    @Test
    void a_part_that_is_none_is_refused() {
        assertThatThrownBy(() -> Selection.all().part(3, 3)).hasMessage("no part 3 of 3");
        assertThatThrownBy(() -> Selection.all().part(0, 0)).hasMessage("no part 0 of 0");
    }

    @Test
    void all_bounds_together_narrow_each_other() {
        var from = DAWN.plusSeconds(100);

        assertRead(
                Selection.all()
                        .of(ONE_STREAM)
                        .ofTypes(Set.of("Odd"))
                        .since(from)
                        .after(600)
                        .upTo(160_000),
                event ->
                        event.aggregateId().equals(ONE_STREAM)
                                && event.type().equals("Odd")
                                && !event.timestamp().isBefore(from)
                                && event.position() > 600
                                && event.position() <= 160_000);
    }

    private static void assertRead(Selection selection, Predicate<Envelope> expected) {
        var events = log.stream().filter(expected).toList();
        assertThat(events).isNotEmpty();
        assertThat(read(selection)).isEqualTo(events);
    }

    private static int order(long one, long other) {
        return Long.compare(one, other);
    }

    private static List<Envelope> read(Selection selection) {
        return read(reader, selection);
    }

    private static List<Envelope> read(EventReader reader, Selection selection) {
        return reader.read(selection).collect().asList().await().atMost(Duration.ofSeconds(30));
    }

    private static List<Envelope> after(long position) {
        return reader.after(position, 10_000).await().atMost(Duration.ofSeconds(30));
    }
}
