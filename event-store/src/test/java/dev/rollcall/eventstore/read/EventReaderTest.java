package dev.rollcall.eventstore.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final Metadata METADATA =
            new Metadata(
                    "ada", "rest", "127.0.0.1", null, "c-1", null, "k-1", "hash", null, null, null);
    private static final StatusUpdateEdited EDITED =
            new StatusUpdateEdited(
                    List.of(
                            new Answer("ماذا؟", "الاستيراد 👩‍💻"),
                            new Answer(null, "Zoe\u0308 said \"done\"\n\\o/")));

    private final String one = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    private StoreDatabase database;
    private EventReader reader;
    private Appender appender;

    @BeforeEach
    void setUp() throws SQLException {
        database = StoreDatabase.create();
        Pool pool = database.pool(2);
        reader = new EventReader(pool);
        appender = new Appender(pool, AppendSettings.DEFAULT, _ -> {});
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void an_event_is_read_as_it_was_appended() {
        var event = event(one, 1);

        var appended = append(event);

        assertThat(await(reader.byId(event.id())))
                .hasValueSatisfying(
                        read -> {
                            assertThat(read.type()).isEqualTo("StatusUpdateEdited");
                            assertThat(read.aggregateId()).isEqualTo(one);
                            assertThat(read.version()).isEqualTo(1);
                            assertThat(read.sequence()).isEqualTo(1);
                            assertThat(read.position()).isEqualTo(appended.firstPosition());
                            assertThat(read.timestamp()).isEqualTo(appended.timestamp());
                            assertThat(read.metadata()).isEqualTo(METADATA);
                            assertThat(read.epoch()).isEqualTo(1);
                            assertThat(EventCodec.decode(read))
                                    .isEqualTo(new Decoded.Known(EDITED));
                        });
    }

    @Test
    void an_id_that_is_not_stored_is_not_found() {
        assertThat(await(reader.byId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void a_stream_is_read_in_sequence_and_in_pages() {
        append(event(one, 1), event(other, 1), event(one, 2), event(one, 3));

        assertThat(await(reader.stream(one, 0, 10)))
                .map(Envelope::sequence)
                .containsExactly(1L, 2L, 3L);
        assertThat(await(reader.stream(one, 0, 2))).map(Envelope::sequence).containsExactly(1L, 2L);
        assertThat(await(reader.stream(one, 2, 2))).map(Envelope::sequence).containsExactly(3L);
        assertThat(await(reader.stream(one, 3, 2))).isEmpty();
        assertThat(await(reader.stream(UUID.randomUUID().toString(), 0, 2))).isEmpty();
    }

    @Test
    void the_log_is_read_in_pages_without_a_gap_or_a_double() {
        var written = new ArrayList<UUID>();
        for (int n = 0; n < 20; n++) {
            var event = event(UUID.randomUUID().toString(), 1);
            append(event);
            written.add(event.id());
        }

        var read = new ArrayList<UUID>();
        long position = 0;
        for (var page = page(position); !page.isEmpty(); page = page(position)) {
            page.forEach(event -> read.add(event.id()));
            position = page.getLast().position();
        }

        assertThat(read).containsExactlyElementsOf(written);
        assertThat(await(reader.head())).isEqualTo(position);
    }

    @Test
    void streams_are_read_one_after_the_other_whole_and_in_pages() {
        append(event(one, 1), event(other, 1), event(one, 2), event(other, 2), event(one, 3));
        var read = new ArrayList<String>();

        var streams = Streams.all();
        List<Envelope> page;
        do {
            page = await(reader.streams(streams, 2));
            for (var event : page) {
                read.add(event.aggregateId() + event.sequence());
                streams =
                        new Streams(
                                event.aggregateId(), event.sequence(), Optional.empty(), Set.of());
            }
        } while (!page.isEmpty());

        assertThat(read)
                .containsExactlyElementsOf(
                        Stream.of(one + 1, one + 2, one + 3, other + 1, other + 2)
                                .sorted()
                                .toList());
    }

    @Test
    void what_cuts_leave_is_all_of_the_log_once() {
        for (int n = 0; n < 40; n++) {
            append(event(UUID.randomUUID().toString(), 1));
        }

        var cuts = await(reader.cuts(Set.of(), 8));

        var ends = new ArrayList<>(cuts.ids().stream().map(Optional::of).toList());
        ends.add(Optional.empty());
        var read = new ArrayList<String>();
        var from = "";
        for (var end : ends) {
            var streams = new Streams(from, 0, end, Set.of());
            await(reader.streams(streams, 100)).forEach(event -> read.add(event.aggregateId()));
            from = end.orElse("");
        }
        assertThat(cuts.events()).isEqualTo(40);
        assertThat(cuts.ids()).hasSize(7);
        assertThat(read).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void types_that_are_passed_over_are_neither_read_nor_counted() {
        append(event(one, 1));

        var none = Set.of("StatusUpdateEdited");

        assertThat(await(reader.streams(new Streams("", 0, Optional.empty(), none), 10))).isEmpty();
        assertThat(await(reader.cuts(none, 4)).events()).isZero();
    }

    @Test
    void an_empty_log_has_nothing_to_cut() {
        assertThat(await(reader.cuts(Set.of(), 4))).isEqualTo(new Cuts(0, List.of()));
    }

    @Test
    void an_empty_log_has_its_head_at_0() {
        assertThat(await(reader.head())).isZero();
        assertThat(await(reader.after(0, 10))).isEmpty();
    }

    @Test
    void another_life_of_the_store_shows_in_the_epoch() throws SQLException {
        append(event(one, 1));
        assertThat(await(reader.epoch())).isEqualTo(1);

        database.execute("update event_store.epoch set epoch = 2");

        assertThat(await(reader.epoch())).isEqualTo(2);
        assertThat(await(reader.after(0, 10))).allMatch(event -> event.epoch() == 2);
    }

    @Test
    void what_another_program_put_into_the_metadata_stops_no_reader() throws SQLException {
        database.execute(
                """
                insert into event_store.events
                values (gen_random_uuid(), 'Imported', 'x', '[1.10]', now(), '{"by": "hand"}', 7, 1, 1)
                """);

        assertThat(await(reader.after(0, 10)))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.data()).isEqualTo("[1.10]");
                            assertThat(event.metadata().actor()).isNull();
                        });
    }

    private List<Envelope> page(long position) {
        return await(reader.after(position, 6));
    }

    private Appended append(NewEvent... events) {
        return (Appended) await(appender.append(new Append(List.of(events), List.of())));
    }

    private static NewEvent event(String stream, long sequence) {
        var encoded = EventCodec.encode(EDITED);
        return new NewEvent(
                UUID.randomUUID(),
                encoded.type(),
                encoded.version(),
                stream,
                sequence,
                encoded.data(),
                EnvelopeJson.writeMetadata(METADATA));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
