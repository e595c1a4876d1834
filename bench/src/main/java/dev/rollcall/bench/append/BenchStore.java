package dev.rollcall.bench.append;

import dev.rollcall.bench.Database;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import dev.rollcall.eventstore.append.StreamRead;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// The event store in a database, as a pod uses it, and the event that is stored in it again and
/// again.
final class BenchStore implements AutoCloseable {

    static final String DATA =
            "{\"answers\": [{\"question\": null, "
                    + "\"answer\": \"Finished the import, reviewing alerts next\"}]}";
    static final String METADATA =
            "{\"actor\": \"ada\", \"source\": \"rest\", \"ip\": \"127.0.0.1\", "
                    + "\"correlation_id\": \"0198c0de-0000-7000-8000-000000000001\"}";

    private final Database database;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    BenchStore(Database database) {
        this.database = database;
        pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(4))
                        .connectingTo(
                                PgConnectOptions.fromUri(database.url())
                                        .setUser("rollcall_commands")
                                        .setCachePreparedStatements(true))
                        .using(vertx)
                        .build();
    }

    Database database() {
        return database;
    }

    Appender appender(int statementsInFlight) {
        var usual = AppendSettings.DEFAULT;
        return new Appender(
                pool,
                new AppendSettings(
                        statementsInFlight,
                        usual.eventsInStatement(),
                        usual.charactersInStatement(),
                        usual.waiting(),
                        usual.charactersWaiting(),
                        usual.answer()),
                _ -> {});
    }

    EventReader reader() {
        return new EventReader(pool);
    }

    /// A new aggregate's first event.
    static Append first(List<StreamRead> reads) {
        return new Append(List.of(event(newStream(), 1)), reads);
    }

    static NewEvent event(String stream, long sequence) {
        return new NewEvent(randomId(), "StatusUpdateEdited", 1, stream, sequence, DATA, METADATA);
    }

    static String newStream() {
        return randomId().toString();
    }

    long storedEvents() throws SQLException {
        return Long.parseLong(database.ask("select count(*) from event_store.events"));
    }

    /// Not from the secure generator, which would be measured with the append.
    private static UUID randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
