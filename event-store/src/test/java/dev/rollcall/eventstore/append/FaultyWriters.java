package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.send;

import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Writers whose transactions stall, roll back and die, beside one reader that follows by position.
final class FaultyWriters {

    static final int WRITERS = 6;
    private static final int TRANSACTIONS = 40;
    private static final int PAGE = 7;

    /// Fewer events than this make no test.
    static final int LEAST = WRITERS * TRANSACTIONS / 2;

    private final ExecutorService threads;
    private final Pool pool;
    private final long seed;
    private final AtomicBoolean writing = new AtomicBoolean(true);

    /// Advances with each page that the reader reads: a stalled writer waits for the reader, which
    /// is the moment in which something could be missed.
    private final Phaser pages = new Phaser(1);

    FaultyWriters(ExecutorService threads, Pool pool, long seed) {
        this.threads = threads;
        this.pool = pool;
        this.seed = seed;
    }

    /// What the reader has read when all have written, and there is nothing more for it: `reached`
    /// tells whether it can see all that was committed.
    List<UUID> beside(EventReader reader, BooleanSupplier reached) throws Exception {
        var read = threads.submit(() -> readToTheEnd(reader, reached));
        var writers = new ArrayList<Future<?>>();
        for (int n = 0; n < WRITERS; n++) {
            var random = new Random(seed + n);
            writers.add(threads.submit(() -> write(random)));
        }
        for (var writer : writers) {
            writer.get();
        }
        writing.set(false);
        return read.get();
    }

    private List<UUID> readToTheEnd(EventReader reader, BooleanSupplier reached) {
        var ids = new ArrayList<UUID>();
        long position = 0;
        while (true) {
            boolean more = writing.get() || !reached.getAsBoolean();
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
}
