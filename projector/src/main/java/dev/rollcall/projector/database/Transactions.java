package dev.rollcall.projector.database;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/// Transactions as plain blocking code, for virtual threads.
@ApplicationScoped
public class Transactions {

    private final Pool pool;
    private final DatabaseConfig config;

    public Transactions(Pool pool, DatabaseConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// Runs the work in one transaction and commits, unless the work throws or gives it up.
    public <T> T run(Function<Transaction, T> work) {
        return run(config.patience(), work);
    }

    /// The same with statements that may take longer.
    public <T> T run(Duration patience, Function<Transaction, T> work) {
        // Bounded by the pool itself, which would lose a connection that comes to nobody.
        var connection = pool.getConnection().await().indefinitely();
        try {
            var transaction = new Transaction(connection, patience);
            transaction.begin();
            try {
                var result = work.apply(transaction);
                transaction.end();
                return result;
            } catch (Throwable failure) {
                transaction.rollbackAfter(failure);
                throw failure;
            }
        } finally {
            // Returns it to the pool, which drops it when it is broken.
            connection.closeAndForget();
        }
    }
}
