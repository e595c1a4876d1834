package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A reader goes on at `position > n` while writers stall, roll back and die.
class WritersThatDieTest {

    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 40;
    private static final int PAGE = 7;

    private final long seed = new Random().nextLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    /// Advances with each page that the reader reads: a stalled writer waits for the reader, which
    /// is the moment in which something could be missed.
    private final Phaser pages = new Phaser(1);

    private StoreDatabase database;
    private Pool pool;

    @BeforeEach
    void setUp() throws SQLException {
        System.out.println("seed = " + seed);
        database = StoreDatabase.create();
        pool = database.pool(WRITERS);
    }

    @AfterEach
    void tearDown() {
        threads.close();
        database.close();
    }

    @Test
    void a_reader_at_position_n_misses_nothing() throws Exception {
        // Given
        var read = threads.submit(this::readToTheEnd);
        var writers = new ArrayList<Future<?>>();

        // When
        for (int n = 0; n < WRITERS; n++) {
            var random = new Random(seed + n);
            writers.add(threads.submit(() -> write(random)));
        }
        for (var writer : writers) {
            writer.get();
        }
        writing.set(false);

        // Then
        assertThat(read.get()).as("seed %d", seed).containsExactlyElementsOf(stored());
    }

    private List<UUID> readToTheEnd() {
        var reader = new EventReader(database.pool(1));
        var ids = new ArrayList<UUID>();
        long position = 0;
        while (true) {
            boolean more = writing.get();
            for (var event : await(reader.after(position, PAGE))) {
                ids.add(event.id());
                position = event.position();
                more = true;
            }
            if (!more) {
                return ids;
            }
            pages.arrive();
        }
    }

    private void write(Random random) {
        for (int n = 0; n < TRANSACTIONS; n++) {
            var connection = await(pool.getConnection());
            var transaction = await(connection.begin());
            send(connection, append(event(newStream(), 1)), append(event(newStream(), 1)));
            if (random.nextBoolean()) {
                stall();
            }
            end(connection, transaction, random.nextInt(4));
        }
    }

    private void stall() {
        int page = pages.getPhase();
        pages.awaitAdvance(page);
        pages.awaitAdvance(page + 1);
    }

    private static void end(SqlConnection connection, Transaction transaction, int how) {
        switch (how) {
            case 0 -> {
                await(transaction.rollback());
                await(connection.close());
            }
            case 1 ->
                    // The backend dies, and with it the transaction.
                    await(
                            connection
                                    .query("select pg_terminate_backend(pg_backend_pid())")
                                    .execute()
                                    .onFailure()
                                    .recoverWithNull());
            default -> {
                await(transaction.commit());
                await(connection.close());
            }
        }
    }

    private List<UUID> stored() throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var connection = database.connect(StoreDatabase.ADMINISTRATOR);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select id from event_store.events order by position")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        assertThat(ids).hasSizeGreaterThan(WRITERS * TRANSACTIONS / 2);
        return ids;
    }
}
