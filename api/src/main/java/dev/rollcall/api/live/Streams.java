package dev.rollcall.api.live;

import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.FeedPosition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The open streams of this pod.
@ApplicationScoped
class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final ChangeFeed feed;
    private final LiveSettings settings;
    private final MeterRegistry metrics;
    private final Vertx vertx;
    private final Map<Subscription, HttpServerResponse> open = new ConcurrentHashMap<>();

    Streams(ChangeFeed feed, LiveSettings settings, MeterRegistry metrics, Vertx vertx) {
        this.feed = feed;
        this.settings = settings;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent unused) {
        metrics.gaugeMapSize("rollcall.streams.open", Tags.empty(), open);
        vertx.setPeriodic(settings.patience().toMillis() / 2, _ -> dropStuck());
    }

    Multi<OutboundSseEvent> open(
            StreamFilter filter,
            Optional<FeedPosition> resumed,
            Sse sse,
            HttpServerResponse response) {
        var subscription = new Subscription(feed, filter, resumed, new Events(sse, settings));
        return subscription
                .events()
                .onSubscription()
                .invoke(() -> open.put(subscription, response))
                .onFailure()
                .invoke(
                        failure ->
                                LOG.warnf(
                                        "A stream ended: %s. Its client connects again.", failure))
                .onFailure()
                .recoverWithCompletion()
                .onTermination()
                .invoke(() -> closed(subscription));
    }

    private void closed(Subscription subscription) {
        open.remove(subscription);
        var reason = subscription.end();
        metrics.counter("rollcall.streams.ended", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        switch (reason) {
            case STUCK, BEHIND ->
                    LOG.infof(
                            "A stream was dropped, its reader is %s. It resumes when it connects again.",
                            reason);
            case LEFT, CLOSING -> {}
        }
    }

    /// A socket that takes nothing can't be told why; its client finds the connection closed.
    private void dropStuck() {
        open.forEach(
                (subscription, response) -> {
                    if (subscription.writingFor(settings.patience().toNanos())) {
                        subscription.stuck();
                        response.reset();
                    }
                });
    }
}
