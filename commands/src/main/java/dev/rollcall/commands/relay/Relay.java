package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.commands.bus.NotPublishedException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Publishes the log, in position order, from one pod at a time, and moves the checkpoint after
/// what is acknowledged. So every event is published at least once, and those of an aggregate in
/// order; after a takeover some are published again. In a new epoch all of it is.
///
/// Runs on a thread of its own, and blocks it.
public final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final Supplier<EventPublisher> bus;
    private final RelayConfig config;
    private final RelayMetrics metrics;
    private final News news = new News();
    private volatile boolean stopping;

    public Relay(
            Vertx vertx,
            PgConnectOptions database,
            Supplier<EventPublisher> bus,
            RelayConfig config,
            RelayMetrics metrics) {
        this.vertx = vertx;
        this.database = database;
        this.bus = bus;
        this.config = config;
        this.metrics = metrics;
    }

    /// What is on its way is waited for; then another pod may lead.
    public void stop() {
        stopping = true;
        news.arrived();
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var connection =
                    RelayConnection.open(vertx, database, news::arrived, metrics::waits)) {
                if (waitToLead(connection)) {
                    lead(connection);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (NotPublishedException failure) {
                failed(failure.getMessage());
            } catch (CompletionException failure) {
                failed("the event store failed: " + failure.getCause());
            } catch (RuntimeException failure) {
                failed("the event store failed: " + failure);
            } finally {
                metrics.follows();
            }
        }
    }

    private void failed(String why) {
        if (stopping) {
            return;
        }
        if (metrics.failed(why)) {
            LOG.warnf(
                    "relay: %s. Events wait in the store; trying again every %d ms",
                    why, config.pause().toMillis());
        }
        pause(config.pause());
    }

    private boolean waitToLead(RelayConnection connection) throws InterruptedException {
        while (!stopping) {
            if (connection.tryToLead()) {
                return true;
            }
            metrics.works();
            news.await(config.poll());
        }
        return false;
    }

    private void lead(RelayConnection connection)
            throws NotPublishedException, InterruptedException {
        while (!stopping) {
            var start = start(connection);
            if (metrics.trouble().isEmpty()) {
                LOG.infof(
                        "relay: this pod publishes from now on, after position %d",
                        start.position());
            }
            metrics.leads();
            try (var publisher = bus.get()) {
                new Pipeline(start, connection, publisher, config, metrics, news)
                        .run(() -> stopping);
            }
        }
    }

    /// After a restore positions are used again: what was published before says nothing any more.
    private static Checkpoint start(RelayConnection connection) {
        var checkpoint = connection.checkpoint();
        long epoch = connection.epoch();
        if (checkpoint.epoch() != epoch) {
            LOG.warnf(
                    "relay: the store's epoch is %d, %d was published; publishing all of it again",
                    epoch, checkpoint.epoch());
            return new Checkpoint(epoch, 0);
        }
        refuseToSkip(checkpoint, connection.head());
        return checkpoint;
    }

    private static void refuseToSkip(Checkpoint checkpoint, long head) {
        if (checkpoint.position() > head) {
            throw new IllegalStateException(
                    "it ends at position %d, and %d was published already: after a restore it needs a new epoch (docs/operations.md)"
                            .formatted(head, checkpoint.position()));
        }
    }

    private void pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
