package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.having;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.position;
import static dev.rollcall.eventstore.append.Appends.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Points 1 and 2 of the append: one lock, taken first, so that positions and timestamps are in the
/// order of commits.
class CommitOrderTest {

    private StoreDatabase database;
    private Pool pool;
    private EventReader reader;

    @BeforeEach
    void setUp() throws SQLException {
        database = StoreDatabase.create();
        pool = database.pool(4);
        reader = new EventReader(pool);
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void an_append_waits_for_the_commit_of_the_one_before_it() {
        // Given
        var slow = await(pool.getConnection());
        var transaction = await(slow.begin());
        var early = send(slow, append(event(newStream(), 1))).getFirst();

        // When
        var waiting = sendLater(append(event(newStream(), 1)));
        HeldLock.awaitWaiting(database, 1);

        // Then
        assertThat(await(reader.after(0, 10))).isEmpty();
        await(transaction.commit());
        assertThat(position(waiting.join())).isGreaterThan(position(early));
        await(slow.close());
    }

    @Test
    void an_append_that_waited_comes_after_all_that_was_committed_meanwhile() {
        // Given
        var slow = await(pool.getConnection());
        var transaction = await(slow.begin());
        send(slow, append(event(newStream(), 1)));
        var waiting = sendLater(append(event(newStream(), 1)));
        HeldLock.awaitWaiting(database, 1);

        // When
        var last = send(slow, append(event(newStream(), 1))).getFirst();
        await(transaction.commit());

        // Then
        assertThat(position(waiting.join())).isGreaterThan(position(last));
        await(slow.close());
    }

    @Test
    void an_append_sees_the_event_that_was_committed_while_it_waited() {
        // Given
        var team = newStream();
        var slow = await(pool.getConnection());
        var transaction = await(slow.begin());
        send(slow, append(event(team, 1)));
        var next = sendLater(append(event(team, 2)));
        HeldLock.awaitWaiting(database, 1);

        // When
        await(transaction.commit());

        // Then
        assertThat(next.join()).isInstanceOf(Appended.class);
        await(slow.close());
    }

    @Test
    void an_append_sees_that_what_it_read_moved_on_while_it_waited() {
        // Given
        var team = newStream();
        var slow = await(pool.getConnection());
        var transaction = await(slow.begin());
        send(slow, append(event(team, 1)));
        var relying = sendLater(having(append(event(newStream(), 1)), team, 0));
        HeldLock.awaitWaiting(database, 1);

        // When
        await(transaction.commit());

        // Then
        assertThat(relying.join()).isEqualTo(new Conflict(0));
        await(slow.close());
    }

    @Test
    void an_append_that_is_rolled_back_leaves_nothing_but_a_gap() {
        // Given
        var before = send(pool, append(event(newStream(), 1))).getFirst();
        var connection = await(pool.getConnection());
        var transaction = await(connection.begin());
        send(connection, append(event(newStream(), 1)));

        // When
        await(transaction.rollback());

        // Then
        var after = send(pool, append(event(newStream(), 1))).getFirst();
        assertThat(await(reader.after(0, 10)))
                .map(Envelope::position)
                .containsExactly(position(before), position(after));
        assertThat(position(after)).isGreaterThan(position(before) + 1);
        await(connection.close());
    }

    @Test
    void timestamps_never_decrease_although_the_clock_jumps_both_ways() throws SQLException {
        // Given
        var start = Instant.parse("2026-03-29T00:59:59Z");
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var latest = Instant.MIN;

        for (int n = 0; n < 50; n++) {
            var clock = start.plusMillis(random.nextLong(-3_600_000, 3_600_000));
            database.execute(
                    """
                    create or replace function event_store.clock() returns timestamptz
                    language sql volatile return timestamptz '%s'
                    """
                            .formatted(clock));

            // When
            var appended = (Appended) send(pool, append(event(newStream(), 1))).getFirst();

            // Then
            latest = clock.isAfter(latest) ? clock : latest;
            assertThat(appended.timestamp()).isEqualTo(latest);
        }
        assertThat(await(reader.after(0, 100)))
                .extracting(Envelope::timestamp)
                .hasSize(50)
                .isSorted();
    }

    @Test
    void the_clock_stamps_when_it_is_ahead() {
        // Given
        var before = Instant.now().minusSeconds(1);
        var first = (Appended) send(pool, append(event(newStream(), 1))).getFirst();

        // When
        var second = (Appended) send(pool, append(event(newStream(), 1))).getFirst();

        // Then
        assertThat(first.timestamp()).isBetween(before, Instant.now());
        assertThat(second.timestamp()).isAfter(first.timestamp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable"})
    void an_isolation_that_would_not_see_the_commit_before_is_refused(String isolation) {
        var connection = await(pool.getConnection());
        await(connection.query("begin isolation level " + isolation).execute());

        assertThatThrownBy(() -> send(connection, append(event(newStream(), 1))))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo("25001"));
        await(connection.close());
    }

    private CompletableFuture<AppendResult> sendLater(Append append) {
        return CompletableFuture.supplyAsync(
                () -> send(pool, append).getFirst(), Thread::startVirtualThread);
    }
}
