package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.commands.bus.NotPublishedException;
import dev.rollcall.events.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// From the log to Kafka, in position order: the next page is read while those before it are on
/// their way. The checkpoint follows what is acknowledged without a gap, and nothing waits for it.
///
/// Bounded by two pages in memory, one reader, and as many events in flight as [RelayConfig] says.
final class Pipeline {

    private static final Duration CHECKPOINT_EVERY = Duration.ofMillis(100);

    private final RelayConnection connection;
    private final EventPublisher publisher;
    private final RelayConfig config;
    private final RelayMetrics metrics;
    private final News news;
    private final long epoch;
    private final InFlight inFlight;
    private long read;
    private long kept;
    private long keptAt;
    private CompletableFuture<Void> keeping = CompletableFuture.completedFuture(null);

    Pipeline(
            Checkpoint start,
            RelayConnection connection,
            EventPublisher publisher,
            RelayConfig config,
            RelayMetrics metrics,
            News news) {
        this.connection = connection;
        this.publisher = publisher;
        this.config = config;
        this.metrics = metrics;
        this.news = news;
        this.epoch = start.epoch();
        this.read = start.position();
        this.kept = start.position();
        this.inFlight =
                new InFlight(read, config.inFlight(), config.inFlightCharacters(), news::arrived);
    }

    /// Until it is to stop, or the store is in another epoch.
    void run(BooleanSupplier stopping) throws InterruptedException, NotPublishedException {
        try {
            // The first goes alone: while Kafka refuses it, no other is repeated at every try.
            var sameEpoch = publish(connection.read(read, 1).join());
            inFlight.settle();
            if (sameEpoch) {
                metrics.works();
                publishPages(stopping);
                inFlight.settle();
            }
        } finally {
            keeping.join();
            keep(inFlight.reached()).join();
        }
    }

    private void publishPages(BooleanSupplier stopping)
            throws InterruptedException, NotPublishedException {
        var page = connection.read(read, config.batch());
        while (!stopping.getAsBoolean()) {
            inFlight.check();
            var events = page.join();
            if (events.isEmpty()) {
                if (connection.epoch() != epoch) {
                    return;
                }
                news.await(isKept() ? config.poll() : CHECKPOINT_EVERY);
                page = connection.read(read, config.batch());
            } else {
                page = connection.read(events.getLast().position(), config.batch());
                if (!publish(events)) {
                    return;
                }
            }
            keepWhenDue();
        }
    }

    private boolean publish(List<Envelope> events)
            throws InterruptedException, NotPublishedException {
        metrics.read(events.size());
        for (var event : events) {
            if (event.epoch() != epoch) {
                return false;
            }
            var sent = inFlight.enter(event.position(), event.data().length());
            publisher.publish(event, new Flight(sent, System.nanoTime()));
            read = event.position();
        }
        return true;
    }

    private boolean isKept() {
        return kept == read;
    }

    private void keepWhenDue() {
        long reached = inFlight.reached();
        metrics.reached(reached);
        boolean due = System.nanoTime() - keptAt >= CHECKPOINT_EVERY.toNanos();
        if (due && reached > kept && keeping.isDone()) {
            keeping.join();
            keeping = keep(reached);
        }
    }

    private CompletableFuture<Void> keep(long reached) {
        kept = reached;
        keptAt = System.nanoTime();
        return connection.moveTo(new Checkpoint(epoch, reached));
    }

    private final class Flight implements EventPublisher.Delivery {
        private final InFlight.Sent sent;
        private final long since;

        Flight(InFlight.Sent sent, long since) {
            this.sent = sent;
            this.since = since;
        }

        @Override
        public void acknowledged() {
            metrics.published(System.nanoTime() - since);
            inFlight.acknowledged(sent);
        }

        @Override
        public void failed(NotPublishedException why) {
            inFlight.failed(why);
        }
    }
}
