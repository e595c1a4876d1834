package dev.rollcall.projector.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One connection inside one transaction. The database takes statements one after the other, but
/// who sends them need not wait for each: what is sent before something is waited for shares its
/// way there and back (PostgreSQL calls this pipelining).
public final class Transaction {

    private final SqlConnection connection;
    private final Duration patience;
    private final Queue<Sent> sent = new ArrayDeque<>();
    private boolean givenUp;

    Transaction(SqlConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// A statement that nobody has waited for yet.
    private record Sent(Uni<RowSet<Row>> answer, Consumer<RowSet<Row>> check) {}

    public RowSet<Row> execute(String sql, Tuple arguments) {
        return ask(sql, arguments).get();
    }

    public RowSet<Row> execute(String sql, Object... arguments) {
        return execute(sql, Tuple.from(arguments));
    }

    /// Sends a statement, and its answer is waited for when it is taken.
    public Supplier<RowSet<Row>> ask(String sql, Tuple arguments) {
        var answer = send(connection.preparedQuery(sql).execute(arguments), _ -> {});
        return () -> {
            settle();
            return answer.await().atMost(patience);
        };
    }

    /// Sends a statement; if it fails, whatever is waited for next fails with that.
    public void send(String sql, Tuple arguments) {
        send(sql, arguments, _ -> {});
    }

    /// The same with an answer that is looked at before the transaction ends.
    public void send(String sql, Tuple arguments, Consumer<RowSet<Row>> check) {
        send(connection.preparedQuery(sql).execute(arguments), check);
    }

    private Uni<RowSet<Row>> send(Uni<RowSet<Row>> statement, Consumer<RowSet<Row>> check) {
        var answer = statement.memoize().indefinitely();
        answer.subscribe().with(_ -> {}, _ -> {}); // Who waits is told of a failure.
        sent.add(new Sent(answer, check));
        return answer;
    }

    /// Waits for all that was sent, and throws the first failure.
    public void settle() {
        while (!sent.isEmpty()) {
            var next = sent.remove();
            next.check().accept(next.answer().await().atMost(patience));
        }
    }

    /// For what reads through a client of its own.
    public SqlClient client() {
        settle();
        return connection;
    }

    public Duration patience() {
        return patience;
    }

    /// Nothing that was done in this transaction shall last.
    public void giveUp() {
        givenUp = true;
    }

    /// A pod that is paused or vanished frees what it holds, and the server ends what nobody waits
    /// for any more: others would wait for those locks until none has a connection left.
    void begin() {
        var sql =
                """
                begin isolation level read committed;
                set local idle_in_transaction_session_timeout = '10s';
                set local client_connection_check_interval = '2s';
                set local statement_timeout = %d
                """
                        .formatted(patience.multipliedBy(4).dividedBy(5).toMillis());
        send(connection.query(sql).execute(), _ -> {});
    }

    void end() {
        settle();
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
