package dev.rollcall.projector.database;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/// One connection inside one transaction.
public final class Transaction {

    private final SqlConnection connection;
    private final Duration patience;
    private boolean givenUp;

    Transaction(SqlConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    public RowSet<Row> execute(String sql, Tuple arguments) {
        return connection.preparedQuery(sql).execute(arguments).await().atMost(patience);
    }

    public RowSet<Row> execute(String sql, Object... arguments) {
        return execute(sql, Tuple.from(arguments));
    }

    /// For what reads through a client of its own.
    public SqlClient client() {
        return connection;
    }

    public Duration patience() {
        return patience;
    }

    /// Nothing that was done in this transaction shall last.
    public void giveUp() {
        givenUp = true;
    }

    void begin() {
        plainly("begin isolation level read committed");
    }

    void end() {
        plainly(givenUp ? "rollback" : "commit");
    }

    void rollbackAfter(Throwable failure) {
        try {
            plainly("rollback");
        } catch (RuntimeException broken) {
            failure.addSuppressed(broken);
        }
    }

    private void plainly(String sql) {
        connection.query(sql).execute().await().atMost(patience);
    }
}
