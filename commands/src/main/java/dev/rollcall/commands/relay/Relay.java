package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.events.Envelope;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Publishes the log, in position order, from one pod at a time: read after the checkpoint,
/// publish, and move the checkpoint once all is acknowledged. So every event is published at
/// least once, and those of an aggregate in order; after a takeover some are published again.
///
/// Runs on a thread of its own, and blocks it.
final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final Supplier<EventPublisher> bus;
    private final RelayConfig config;
    private final RelayMetrics metrics;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;

    Relay(
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

    void stop() {
        stopping = true;
        news.release();
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var connection = RelayConnection.open(vertx, database, news::release)) {
                if (waitToLead(connection)) {
                    lead(connection);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException failure) {
                failed("Kafka", failure.getCause());
            } catch (RuntimeException failure) {
                failed("the event store or Kafka", failure);
            } finally {
                metrics.follows();
            }
        }
    }

    private void failed(String what, Throwable failure) {
        if (stopping) {
            return;
        }
        metrics.failed();
        LOG.warnf(
                "relay: %s failed (%s); events wait in the store, trying again in %d ms",
                what, failure, config.pause().toMillis());
        pause(config.pause());
    }

    private boolean waitToLead(RelayConnection connection) throws InterruptedException {
        while (!stopping) {
            if (connection.tryToLead()) {
                return true;
            }
            await(config.poll());
        }
        return false;
    }

    private void lead(RelayConnection connection) throws ExecutionException, InterruptedException {
        var checkpoint = currentEpoch(connection);
        LOG.infof(
                "relay: this pod publishes from now on, after position %d", checkpoint.position());
        try (var publisher = bus.get()) {
            while (!stopping) {
                metrics.leads(checkpoint.position());
                var events =
                        connection
                                .reader()
                                .after(checkpoint.position(), config.batch())
                                .await()
                                .atMost(ANSWER);
                if (events.isEmpty()) {
                    await(config.poll());
                } else {
                    publisher.publish(events);
                    checkpoint = after(events);
                    connection.moveTo(checkpoint);
                    metrics.published(events.size());
                }
            }
        }
    }

    /// After a restore positions are used again: what was published before says nothing any more.
    private static Checkpoint currentEpoch(RelayConnection connection) {
        var checkpoint = connection.checkpoint();
        long epoch = connection.reader().epoch().await().atMost(ANSWER);
        if (checkpoint.epoch() == epoch) {
            return checkpoint;
        }
        LOG.warnf(
                "relay: the store's epoch is %d, %d was published; publishing all of it again",
                epoch, checkpoint.epoch());
        return new Checkpoint(epoch, 0);
    }

    private static Checkpoint after(List<Envelope> events) {
        var last = events.getLast();
        return new Checkpoint(last.epoch(), last.position());
    }

    /// Until there may be news, at most for a while.
    private void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
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
