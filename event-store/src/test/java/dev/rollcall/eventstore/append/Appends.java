package dev.rollcall.eventstore.append;

import dev.rollcall.eventstore.append.AppendResult.Appended;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Words for tests of the append.
final class Appends {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Appends() {}

    static AppendSettings settings(int statementsInFlight, int eventsInStatement, int waiting) {
        return new AppendSettings(
                statementsInFlight, eventsInStatement, 1 << 20, waiting, 1 << 20, PATIENCE);
    }

    static String newStream() {
        return UUID.randomUUID().toString();
    }

    static NewEvent event(String stream, long sequence) {
        return event(UUID.randomUUID(), stream, sequence);
    }

    static NewEvent event(UUID id, String stream, long sequence) {
        return new NewEvent(id, "TeamRenamed", 1, stream, sequence, "{\"name\": \"x\"}", "{}");
    }

    static NewEvent eventWithData(String stream, String data) {
        return new NewEvent(UUID.randomUUID(), "TeamRenamed", 1, stream, 1, data, "{}");
    }

    static Append append(NewEvent... events) {
        return new Append(List.of(events), List.of());
    }

    /// The same events, relying on a stream that was read.
    static Append having(Append append, String stream, long sequence) {
        return new Append(append.events(), List.of(new StreamRead(stream, sequence)));
    }

    /// One statement, as an Appender would send it, through a client of the test's own.
    static List<AppendResult> send(SqlClient client, Append... batch) {
        var statement = new AppendStatement(List.of(batch));
        var rows = await(client.preparedQuery(AppendStatement.SQL).execute(statement.arguments()));
        return List.of(statement.results(rows.iterator().next()));
    }

    static long position(AppendResult result) {
        return ((Appended) result).firstPosition();
    }

    /// Waits as a real caller does, who tries again after a pause: a pool may hold a dead
    /// connection for a moment.
    static <T> T insist(Uni<T> uni) {
        return await(uni.onFailure().retry().withBackOff(Duration.ofMillis(5)).atMost(20));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
