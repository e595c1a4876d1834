package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Outcome;
import dev.rollcall.projector.applying.Slice;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// How a view gets on: how long it waits after a failure, and what operators and metrics are told.
final class Pace {

    private static final Logger LOG = Logger.getLogger(Pace.class);

    /// A failure that lasts is told again this often.
    private static final int EVERY = 20;

    private static final Duration REST = Duration.ofSeconds(1);

    private final String projection;
    private final Backoff backoff;
    private final FollowingMetrics metrics;

    private volatile Trouble trouble;
    private long retryAt = System.nanoTime();

    Pace(String projection, Backoff backoff, FollowingMetrics metrics) {
        this.projection = projection;
        this.backoff = backoff;
        this.metrics = metrics;
    }

    void succeeded(List<Slice> slices, Outcome.Applied outcome, long nanoseconds) {
        metrics.applied(slices, outcome, nanoseconds);
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
        metrics.failed();
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
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable
                || cause instanceof TimeoutException;
    }

    /// Nanoseconds until the next try; not more than 0 when it is due.
    long pause(long now) {
        return retryAt - now;
    }

    void retryNow() {
        retryAt = System.nanoTime();
    }

    Minute minute() {
        return metrics.minute();
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
