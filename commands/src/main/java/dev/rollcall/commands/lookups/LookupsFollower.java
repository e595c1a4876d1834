package dev.rollcall.commands.lookups;

import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Carries the log into the look-ups, a page a transaction, the checkpoint in the same one: so each
/// event is applied once, in order, whichever pod does it.
final class LookupsFollower {

    private static final Logger LOG = Logger.getLogger(LookupsFollower.class);

    /// What a crash of PostgreSQL takes back is applied again, so the transaction waits for no
    /// disk.
    private static final String CHECKPOINT =
            """
            select read_epoch, read_position, set_config('synchronous_commit', 'off', true)
            from commands.lookups
            for update skip locked
            """;

    private static final String MOVE =
            """
            update commands.lookups
            set epoch = $1,
                position = $2,
                filled_epoch = $1,
                filled_position = $2,
                read_epoch = $1,
                read_position = $2,
                updated_at = clock_timestamp()
            """;

    private static final List<String> EMPTY =
            Stream.of(
                            "memberships",
                            "teams",
                            "rounds",
                            "polls",
                            "poll_asked",
                            "poll_answers",
                            "people",
                            "days_off",
                            "webhooks",
                            "digests",
                            "updates",
                            "openings",
                            "slack_homes")
                    .map("delete from commands.%s"::formatted)
                    .toList();

    private final Pool pool;
    private final int batch;
    private volatile long warnedOf;

    LookupsFollower(Pool pool, int batch) {
        this.pool = pool;
        this.batch = batch;
    }

    /// What became of one step: whether another pod was at it, and how many events were applied.
    record Step(boolean elsewhere, int events) {}

    Uni<Step> step() {
        return pool.withTransaction(
                connection ->
                        connection
                                .query(CHECKPOINT)
                                .execute()
                                .chain(
                                        rows -> {
                                            if (rows.size() == 0) {
                                                return Uni.createFrom().item(new Step(true, 0));
                                            }
                                            var row = rows.iterator().next();
                                            return step(
                                                    connection,
                                                    row.getLong("read_epoch"),
                                                    row.getLong("read_position"));
                                        }));
    }

    private Uni<Step> step(SqlConnection connection, long epoch, long position) {
        var reader = new EventReader(connection);
        return reader.epoch()
                .chain(
                        current ->
                                current == epoch
                                        ? apply(connection, reader, epoch, position)
                                        : startOver(connection, current)
                                                .chain(
                                                        () ->
                                                                apply(
                                                                        connection,
                                                                        reader,
                                                                        current,
                                                                        0)));
    }

    /// After a restore positions are used again, so what was looked up says nothing any more.
    private static Uni<Void> startOver(SqlConnection connection, long epoch) {
        return Multi.createFrom()
                .iterable(EMPTY)
                .onItem()
                .transformToUniAndConcatenate(sql -> connection.query(sql).execute())
                .onItem()
                .ignoreAsUni()
                .chain(() -> move(connection, epoch, 0));
    }

    private Uni<Step> apply(SqlConnection connection, EventReader reader, long epoch, long after) {
        return reader.after(after, batch)
                .map(events -> LookupPage.of(events, after))
                .invoke(this::warnOnce)
                .chain(
                        page ->
                                page.events() == 0
                                        ? Uni.createFrom().item(new Step(false, 0))
                                        : carryOut(connection, page.changes())
                                                .chain(
                                                        () ->
                                                                move(
                                                                        connection,
                                                                        epoch,
                                                                        page.position()))
                                                .replaceWith(new Step(false, page.events())));
    }

    private void warnOnce(LookupPage page) {
        page.notUnderstood()
                .filter(event -> event.position() != warnedOf)
                .ifPresent(
                        event -> {
                            warnedOf = event.position();
                            LOG.warnf(
                                    "look-ups stand still before position %d: %s v%d is unknown to this build; run one that knows it",
                                    event.position(), event.type(), event.version());
                        });
    }

    /// In order; neighbours that are the same statement go to the database together.
    private static Uni<Void> carryOut(SqlConnection connection, List<LookupChange> changes) {
        return Multi.createFrom()
                .iterable(LookupChange.batches(changes))
                .onItem()
                .transformToUniAndConcatenate(
                        batch ->
                                connection
                                        .preparedQuery(batch.getFirst().sql())
                                        .executeBatch(
                                                batch.stream()
                                                        .map(LookupChange::arguments)
                                                        .toList()))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> move(SqlConnection connection, long epoch, long position) {
        return connection.preparedQuery(MOVE).execute(Tuple.of(epoch, position)).replaceWithVoid();
    }
}
