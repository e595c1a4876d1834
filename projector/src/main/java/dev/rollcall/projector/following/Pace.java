package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// How a view gets on: how long it waits after a failure, and what operators and metrics are told.
final class Pace {

    private static final Logger LOG = Logger.getLogger(Pace.class);

    /// A failure that lasts is told again this often.
    private static final int EVERY = 20;

    private static final Duration REST = Duration.ofSeconds(1);

    private final String projection;
    private final Backoff backoff;
    private final Timer applying;
    private final Counter applied;
    private final Counter deadLetters;
    private final Counter errors;

    private volatile Trouble trouble;
    private long retryAt = System.nanoTime();

    Pace(String projection, Backoff backoff, MeterRegistry meters) {
        this.projection = projection;
        this.backoff = backoff;
        applying =
                Timer.builder("rollcall.projection.apply")
                        .description("Time of a batch's transaction")
                        .tag("projection", projection)
                        .publishPercentileHistogram()
                        .register(meters);
        applied = counter(meters, "applied.events", "Events that changed a row");
        deadLetters = counter(meters, "dead.letters", "Records and events that can't be applied");
        errors = counter(meters, "errors", "Batches that failed and are tried again");
    }

    private Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("rollcall.projection." + name)
                .description(description)
                .tag("projection", projection)
                .register(meters);
    }

    void succeeded(Outcome.Applied outcome, long nanoseconds) {
        applying.record(nanoseconds, TimeUnit.NANOSECONDS);
        applied.increment(outcome.changes());
        deadLetters.increment(outcome.deadLetters());
        if (trouble != null) {
            LOG.infof("%s goes on after %d failures.", projection, trouble.failures());
            trouble = null;
        }
    }

    void failed(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        failed(cause.toString());
        if (isOutage(cause)) {
            LOG.debug("why", failure);
        } else {
            LOG.error("This looks like a bug in the projector.", failure);
        }
    }

    void failed(String reason) {
        errors.increment();
        int failures = trouble == null ? 1 : trouble.failures() + 1;
        var since = trouble == null ? Instant.now() : trouble.since();
        trouble = new Trouble(since, failures, reason);
        var wait = backoff.after(failures);
        retryAt = System.nanoTime() + wait.toNanos();
        if (failures == 1 || failures % EVERY == 0) {
            LOG.warnf(
                    "%s could not go on (%d times in a row); nothing is skipped, next try in %d ms: %s",
                    projection, failures, wait.toMillis(), reason);
        }
    }

    /// While the view is paused there is nothing to do but to look whether it still is.
    void rest() {
        trouble = null;
        retryAt = System.nanoTime() + REST.toNanos();
    }

    /// What servers and networks do; the rest is ours.
    private static boolean isOutage(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof DatabaseException
                || cause instanceof NoStackTraceThrowable
                || cause instanceof TimeoutException;
    }

    /// Nanoseconds until the next try; not more than 0 when it is due.
    long pause(long now) {
        return retryAt - now;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
