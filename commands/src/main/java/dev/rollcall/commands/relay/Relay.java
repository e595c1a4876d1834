package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.commands.bus.NotPublishedException;
import dev.rollcall.events.Envelope;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
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
            } catch (NotPublishedException | OlderCopyException failure) {
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
            throws NotPublishedException, OlderCopyException, InterruptedException {
        while (!stopping) {
            try (var publisher = bus.get()) {
                lead(connection, publisher);
            }
        }
    }

    private void lead(RelayConnection connection, EventPublisher publisher)
            throws NotPublishedException, OlderCopyException, InterruptedException {
        refuseAnOlderCopy(connection, publisher.lastPublished());
        var start = start(connection);
        if (metrics.trouble().isEmpty()) {
            LOG.infof("relay: this pod publishes from now on, after position %d", start.position());
        }
        metrics.leads();
        new Pipeline(start, connection, publisher, config, metrics, news).run(() -> stopping);
    }

    /// What Kafka holds of this life of the store, or of a later one, the store holds too.
    private static void refuseAnOlderCopy(RelayConnection connection, List<Envelope> published)
            throws OlderCopyException {
        long epoch = connection.epoch();
        for (var event : published) {
            if (event.epoch() > epoch || (event.epoch() == epoch && !connection.holds(event))) {
                throw OlderCopyException.lacks(event);
            }
        }
    }

    /// After a restore positions are used again: what was published before says nothing any more.
    private static Checkpoint start(RelayConnection connection) throws OlderCopyException {
        var checkpoint = connection.checkpoint();
        long epoch = connection.epoch();
        if (checkpoint.epoch() != epoch) {
            LOG.warnf(
                    "relay: the store's epoch is %d, %d was published; publishing all of it again",
                    epoch, checkpoint.epoch());
            return new Checkpoint(epoch, 0);
        }
        long head = connection.head();
        if (checkpoint.position() > head) {
            throw OlderCopyException.endsBefore(checkpoint, head);
        }
        return checkpoint;
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
