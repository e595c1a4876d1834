package dev.rollcall.bench.sse;

import dev.rollcall.bench.Database;
import dev.rollcall.bench.http.Times;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// One change of an update after the other: committed to the feed as the projector does, or given
/// to the bare server as the api sends it.
final class Changes implements AutoCloseable {

    private static final String ROW =
            """
            {"update_id": "6577a3dd-4a0e-4a0e-9a55-0c9d1a2b3c4d", "team_id": "0b0e9a52-1c4f-4d7e-9a55-0c9d1a2b3c4d", \
            "content": "Finished the import, reviewing alerts next%s", \
            "answers": [{"answer": "Finished the import, reviewing alerts next"}], "author": "Ada", \
            "slack_workspace": "T0LOCAL", "slack_user": "U0ADA", "created_at": "2026-11-23T09:30:00Z", \
            "updated_at": "2026-11-23T09:30:00Z", "sequence": 1}"""
                    .formatted(Readers.MARK);

    private static final String CHANGE =
            """
            insert into read_model.changes (
                epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type, team_id, row)
            values (1, 'status_updates', 'changed', '6577a3dd-4a0e-4a0e-9a55-0c9d1a2b3c4d', 1, 1,
                gen_random_uuid(), 'StatusUpdateSubmitted', '0b0e9a52-1c4f-4d7e-9a55-0c9d1a2b3c4d', '%s');
            select pg_notify('rollcall_changes', '')
            """
                    .formatted(ROW);

    private static final String EVENT =
            """
            id:1-4711
            event:status_update
            data:{"token":"NjU3N2EzZGQtNGEwZS00YTBlLTlhNTUtMGM5ZDFhMmIzYzRkOjE","event_type":"StatusUpdateSubmitted","sequence":1,"position":1,"row":%s}

            """
                    .formatted(ROW);

    private static final Duration LOST = Duration.ofSeconds(30);

    /// Makes a change, and says when its way began, by [System#nanoTime()].
    interface Way {
        long change() throws Exception;
    }

    private final Connection connection;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI bare;

    Changes(Database database, URI bare) throws SQLException {
        this.connection = database.connect();
        this.connection.setAutoCommit(false);
        this.bare = bare;
    }

    /// From the commit on.
    long commit() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CHANGE);
        }
        long start = System.nanoTime();
        connection.commit();
        return start;
    }

    long post() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(bare)
                        .timeout(LOST)
                        .POST(BodyPublishers.ofString(EVENT))
                        .build();
        long start = System.nanoTime();
        http.send(request, BodyHandlers.discarding());
        return start;
    }

    /// How long it took until the last reader had each.
    Times to(Readers readers, int count, Way way) throws Exception {
        var last = new long[count];
        for (int n = 0; n < count; n++) {
            long start = way.change();
            last[n] = readers.awaitChange() - start;
            LockSupport.parkNanos(20_000_000);
        }
        return new Times(last);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        http.close();
    }
}
