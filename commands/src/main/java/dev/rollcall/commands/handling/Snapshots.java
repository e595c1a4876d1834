package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Decider;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// States of long streams, so that those need not be folded from their beginning. Only an
/// optimisation: with all of them deleted every answer is the same, and nobody waits for a write or
/// notices that it failed.
@ApplicationScoped
class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    private static final String FIND =
            """
            select sequence, event_id, shape, state::text as state
            from commands.snapshots
            where aggregate_id = $1
            """;

    private static final String KEEP =
            """
            insert into commands.snapshots (aggregate_id, sequence, event_id, shape, state)
            values ($1, $2, $3, $4, $5::text::jsonb)
            on conflict (aggregate_id) do update
            set sequence = excluded.sequence, event_id = excluded.event_id, shape = excluded.shape,
                state = excluded.state, taken_at = excluded.taken_at
            """;

    private final Pool pool;
    private final int every;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    Snapshots(Pool pool, HandlingConfig config) {
        this.pool = pool;
        this.every = config.snapshotEvery();
    }

    /// After how many events a snapshot is taken.
    int every() {
        return every;
    }

    /// The one that was taken last, if this build can read it. Whether the log still holds its last
    /// event is for the caller to see.
    <S> Uni<Optional<LoadedStream<S>>> find(Decider<S, ?, ?> decider, UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> read(decider, id, rows))
                .onFailure(PgException.class)
                .recoverWithItem(
                        refused -> {
                            ignored(id, "it cannot be read: " + refused.getMessage());
                            return Optional.empty();
                        });
    }

    private static <S> Optional<LoadedStream<S>> read(
            Decider<S, ?, ?> decider, UUID id, RowSet<Row> rows) {
        for (var row : rows) {
            var shape = row.getString("shape");
            if (shape.equals(shape(decider))) {
                return read(decider, id, row);
            }
            ignored(id, "it is a %s, not a %s".formatted(shape, shape(decider)));
        }
        return Optional.empty();
    }

    private static <S> Optional<LoadedStream<S>> read(Decider<S, ?, ?> decider, UUID id, Row row) {
        var json = row.getString("state");
        try {
            return Optional.of(
                    new LoadedStream<>(
                            StateJson.read(decider.states(), json),
                            row.getLong("sequence"),
                            row.getUUID("event_id"),
                            json.length(),
                            0));
        } catch (IllegalArgumentException unreadable) {
            ignored(id, unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String shape(Decider<?, ?, ?> decider) {
        return "fold of %s v%d".formatted(decider.events().getSimpleName(), decider.version());
    }

    static void ignored(UUID id, String reason) {
        LOG.infof("the snapshot of aggregate %s is ignored, and replaced: %s", id, reason);
    }

    /// The stream as it is, and a write begun beside it where one is due. One at a time: whoever
    /// comes while it is under way leaves it to the next.
    <S> LoadedStream<S> keep(Decider<S, ?, ?> decider, UUID id, LoadedStream<S> stream) {
        if (stream.unkept() < every || !writing.compareAndSet(false, true)) {
            return stream;
        }
        Uni.createFrom()
                .deferred(() -> write(decider, id, stream))
                .onTermination()
                .invoke(() -> writing.set(false))
                .subscribe()
                .with(_ -> failing.set(false), this::failed);
        return stream.kept();
    }

    private <S> Uni<RowSet<Row>> write(Decider<S, ?, ?> decider, UUID id, LoadedStream<S> stream) {
        return pool.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                id,
                                stream.sequence(),
                                stream.lastEvent(),
                                shape(decider),
                                StateJson.write(stream.state())));
    }

    private void failed(Throwable failure) {
        if (!failing.getAndSet(true)) {
            LOG.warnf(
                    "a snapshot could not be written: %s; long streams take longer to load until it can, nothing else",
                    failure.getMessage());
        }
    }
}
