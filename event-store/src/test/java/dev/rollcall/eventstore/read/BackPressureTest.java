package dev.rollcall.eventstore.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.StoreDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages of ten over a log of a hundred. What a page holds was read before the events were marked
/// by hand, which shows how far a reader has gone.
class BackPressureTest {

    private static final int PAGE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private StoreDatabase database;
    private Pool pool;
    private EventReader reader;

    @BeforeEach
    void setUp() throws SQLException {
        database = StoreDatabase.create();
        insert(1, 100);
        pool = database.pool(1);
        reader = new EventReader(pool, PAGE);
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void a_reader_that_asks_for_one_event_gets_one_and_reads_no_page_ahead() throws SQLException {
        // Given
        var slow = subscribe();
        slow.awaitNextItem(PATIENCE);

        // When
        mark();
        slow.request(Long.MAX_VALUE).awaitCompletion(PATIENCE);

        // Then
        assertThat(slow.getItems()).hasSize(100);
        assertThat(slow.getItems().subList(0, PAGE)).noneMatch(BackPressureTest::isMarked);
        assertThat(slow.getItems().subList(PAGE, 100)).allMatch(BackPressureTest::isMarked);
    }

    @Test
    void a_reader_gets_no_more_than_it_asked_for() {
        var slow = subscribe();

        slow.awaitNextItems(3, PATIENCE);
        slow.awaitNextItems(PAGE, PATIENCE);

        assertThat(slow.getItems()).map(Envelope::position).hasSize(13).contains(1L, 13L);
        slow.assertNotTerminated();
    }

    @Test
    void a_page_holds_neither_a_connection_nor_a_transaction_once_it_is_read() throws SQLException {
        var slow = subscribe();
        slow.awaitNextItem(PATIENCE);

        // The pool has one connection, and it is free.
        assertThat(reader.head().await().atMost(PATIENCE)).isEqualTo(100);
        assertThat(
                        database.number(
                                "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'"))
                .isZero();
    }

    @Test
    void a_reader_that_cancels_reads_no_further() throws SQLException {
        // Given
        var leaving = subscribe();
        leaving.awaitNextItems(PAGE - 1, PATIENCE);
        long before = lookups();

        // When
        leaving.cancel();
        leaving.request(50);

        // Then
        assertThat(leaving.getItems()).hasSize(PAGE - 1);
        assertThat(lookups()).isEqualTo(before);
    }

    @Test
    void each_subscription_reads_anew() throws SQLException {
        var selection = reader.read(Selection.all().upTo(15)).map(Envelope::position);
        assertThat(all(selection)).hasSize(15);

        insert(101, 5);

        assertThat(all(selection)).hasSize(15);
        assertThat(all(reader.read(Selection.all()))).hasSize(105);
    }

    @Test
    void a_stream_ends_at_the_head_that_it_found() throws SQLException {
        var slow = subscribe();
        slow.awaitNextItem(PATIENCE);

        insert(101, 50);

        slow.request(Long.MAX_VALUE).awaitCompletion(PATIENCE);
        assertThat(slow.getItems()).hasSize(100);
    }

    private AssertSubscriber<Envelope> subscribe() {
        return reader.read(Selection.all()).subscribe().withSubscriber(AssertSubscriber.create());
    }

    private void insert(int first, int count) throws SQLException {
        database.execute(
                """
                insert into event_store.events
                select gen_random_uuid(), 'TeamRenamed', 'stream-' || n, '{}', now(), '{}', 1, 1, n
                from generate_series(%d, %d) n
                """
                        .formatted(first, first + count - 1));
    }

    private void mark() throws SQLException {
        database.execute(
                "set session_replication_role = replica; update event_store.events set type = 'Marked'");
    }

    private static boolean isMarked(Envelope event) {
        return event.type().equals("Marked");
    }

    /// Grows with each page: how often the log's indexes were used, as the reader's session
    /// reports.
    private long lookups() throws SQLException {
        pool.query("select pg_stat_force_next_flush()").executeAndAwait();
        return database.number(
                "select sum(idx_scan) from pg_stat_user_tables where schemaname = 'event_store'");
    }

    private static <T> List<T> all(Multi<T> multi) {
        return multi.collect().asList().await().atMost(PATIENCE);
    }
}
