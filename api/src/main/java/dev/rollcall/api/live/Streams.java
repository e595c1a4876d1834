package dev.rollcall.api.live;

import dev.rollcall.api.feed.ChangeFeed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The open streams of this pod, woken together, counted, and why they ended.
@ApplicationScoped
public class Streams {
    static final Logger LOG = Logger.getLogger(Streams.class);

    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private final ChangeFeed feed;
    private final Subscription.Shared shared;
    private final MeterRegistry metrics;

    Streams(
            ChangeFeed feed,
            SnapshotQueries snapshots,
            LiveSettings settings,
            MeterRegistry metrics) {
        this.feed = feed;
        this.shared = new Subscription.Shared(feed, snapshots, new Events(settings), settings);
        this.metrics = metrics;
        metrics.gauge("rollcall.streams.open", open, Set::size);
    }

    void start(@Observes StartupEvent unused) {
        follow();
    }

    public int count() {
        return open.size();
    }

    private void follow() {
        feed.next()
                .thenAccept(
                        changes -> {
                            follow();
                            open.forEach(stream -> stream.wake(changes.isEmpty()));
                        });
    }

    /// On the connection's own thread. The response is the stream's from here on.
    void open(Wanted wanted, RoutingContext http) {
        var response = http.response();
        var subscription =
                new Subscription(shared, wanted, new Connection(response, Vertx.currentContext()));
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS);
        http.addEndHandler(_ -> closed(subscription));
        open.add(subscription);
        subscription.open();
    }

    private void closed(Subscription subscription) {
        open.remove(subscription);
        var reason = subscription.closed();
        metrics.counter("rollcall.streams.ended", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        switch (reason) {
            case STUCK -> LOG.info("A stream was cut: its reader took nothing. It may resume.");
            case BEHIND -> LOG.info("A stream was ended: its reader is too slow. It may resume.");
            case LEFT, CLOSING, FAILED -> {}
        }
    }
}
