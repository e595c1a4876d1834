package dev.rollcall.api.live;

import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.live.Subscription.End;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// The open streams of this pod, counted, and why they ended.
@ApplicationScoped
class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final ChangeFeed feed;
    private final LiveSettings settings;
    private final MeterRegistry metrics;
    private final AtomicInteger open;

    Streams(ChangeFeed feed, LiveSettings settings, MeterRegistry metrics) {
        this.feed = feed;
        this.settings = settings;
        this.metrics = metrics;
        this.open = metrics.gauge("rollcall.streams.open", new AtomicInteger());
    }

    Multi<OutboundSseEvent> open(StreamFilter filter, Optional<FeedPosition> resumed, Sse sse) {
        var subscription =
                new Subscription(
                        feed, filter, resumed, new Events(sse, settings), settings.patience());
        return subscription
                .events()
                .onSubscription()
                .invoke(open::incrementAndGet)
                .onFailure()
                .invoke(Streams::warn)
                .onFailure()
                .recoverWithCompletion()
                .onTermination()
                .invoke(() -> closed(subscription.end()));
    }

    private void closed(End reason) {
        open.decrementAndGet();
        metrics.counter("rollcall.streams.ended", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        switch (reason) {
            case STUCK -> LOG.info("A stream was cut: its reader took nothing. It may resume.");
            case BEHIND -> LOG.info("A stream was ended: its reader is too slow. It may resume.");
            case LEFT, CLOSING -> {}
        }
    }

    private static void warn(Throwable failure) {
        LOG.warnf("A stream was ended: %s. Its client connects again and resumes.", failure);
    }
}
