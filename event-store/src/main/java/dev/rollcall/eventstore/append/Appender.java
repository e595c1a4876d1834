package dev.rollcall.eventstore.append;

import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Appends events to the store. Concurrent callers share statements and so commits: what arrives
/// while statements are in flight goes with the next one; a lone append goes at once.
///
/// A result is given only after the commit. A failure says nothing about whether the events were
/// stored: the same append, sent again, is stored once, since the events' ids are its own.
public final class Appender {

    /// What a payload itself can be refused for, by class of SQLSTATE: data exception, integrity
    /// constraint violation, program limit exceeded (as by deeply nested JSON).
    private static final Set<String> DATA_ERRORS = Set.of("22", "23", "54");

    private final Pool pool;
    private final AppendSettings settings;
    private final AppendQueue queue;
    private final Consumer<AppendReport> listener;

    /// @param listener hears of each statement that was answered; must not block
    public Appender(Pool pool, AppendSettings settings, Consumer<AppendReport> listener) {
        this.pool = pool;
        this.settings = settings;
        this.queue = new AppendQueue(settings);
        this.listener = listener;
    }

    /// Fails with [TooManyAppendsException] where too many wait, or with the database's error. One
    /// that is cancelled before its statement is sent is not appended.
    public Uni<AppendResult> append(Append append) {
        return Uni.createFrom()
                .emitter(
                        caller -> {
                            if (queue.offer(new PendingAppend(append, caller))) {
                                dispatch();
                            } else {
                                caller.fail(new TooManyAppendsException(settings.waiting()));
                            }
                        });
    }

    private void dispatch() {
        for (var batch = queue.take(); batch.isPresent(); batch = queue.take()) {
            send(batch.get())
                    .subscribe()
                    .with(
                            _ -> {
                                queue.done();
                                dispatch();
                            });
        }
    }

    /// Never fails: each caller is told its own result or failure.
    private Uni<Void> send(List<PendingAppend> batch) {
        return Uni.createFrom()
                .deferred(() -> execute(batch))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> narrowDown(batch, failure));
    }

    private Uni<AppendReport> execute(List<PendingAppend> batch) {
        var statement = new AppendStatement(batch.stream().map(PendingAppend::append).toList());
        long sent = System.nanoTime();
        return pool.preparedQuery(AppendStatement.SQL)
                .execute(statement.arguments())
                .ifNoItem()
                .after(settings.answer())
                .fail()
                .map(rows -> statement.results(rows.iterator().next()))
                .invoke(results -> tell(batch, results))
                .map(results -> report(batch, results, sent))
                .invoke(listener);
    }

    private static void tell(List<PendingAppend> batch, AppendResult[] results) {
        for (int n = 0; n < results.length; n++) {
            batch.get(n).complete(results[n]);
        }
    }

    private static AppendReport report(
            List<PendingAppend> batch, AppendResult[] results, long sent) {
        int events = 0;
        int stored = 0;
        int brokenGuards = 0;
        for (int n = 0; n < results.length; n++) {
            var append = batch.get(n).append();
            events += append.events().size();
            switch (results[n]) {
                case Appended _ -> stored++;
                case Conflict(var standing) -> {
                    if (standing + 1 == append.events().getFirst().sequence()) {
                        brokenGuards++;
                    }
                }
            }
        }
        return new AppendReport(
                results.length,
                events,
                stored,
                brokenGuards,
                Duration.ofNanos(sent - batch.getFirst().since()),
                Duration.ofNanos(System.nanoTime() - sent));
    }

    /// A payload that the database refuses fails the statement that it is in. Its neighbours are
    /// sent again in two halves, until it stands alone.
    private Uni<Void> narrowDown(List<PendingAppend> batch, Throwable failure) {
        if (batch.size() == 1 || !isDataError(failure)) {
            batch.forEach(pending -> pending.fail(failure));
            return Uni.createFrom().voidItem();
        }
        int middle = batch.size() / 2;
        return send(batch.subList(0, middle))
                .chain(() -> send(batch.subList(middle, batch.size())));
    }

    private static boolean isDataError(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && DATA_ERRORS.contains(refused.getSqlState().substring(0, 2));
    }
}
