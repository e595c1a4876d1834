package dev.rollcall.edge.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.edge.access.AccessToken;
import dev.rollcall.edge.access.BearerAccess;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/// Keeps one client from taking a pod from all others: a token bucket for each, in this pod's
/// memory. What Slack sends is not counted, since it retries less than it is refused.
@Singleton
class RateLimit {
    private static final Set<String> COUNTED = Set.of("api", "commands", "projector");

    private final RateLimitSettings settings;
    private final BearerAccess access;
    private final MeterRegistry metrics;
    private final Cache<Client, Bucket> buckets;

    private record Client(String token, String address) {}

    RateLimit(RateLimitSettings settings, BearerAccess access, MeterRegistry metrics) {
        this.settings = settings;
        this.access = access;
        this.metrics = metrics;
        this.buckets = Caffeine.newBuilder().maximumSize(settings.clients()).build();
    }

    void register(@Observes Filters filters) {
        if (settings.perSecond().isPresent()) {
            filters.register(this::count, 950);
        }
    }

    private void count(RoutingContext http) {
        if (!COUNTED.contains(firstSegment(http.request().path()))) {
            http.next();
            return;
        }
        var probe =
                buckets.get(client(http.request()), _ -> full()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            http.next();
        } else {
            refuse(http, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private void refuse(RoutingContext http, Duration wait) {
        metrics.counter("rollcall.requests.limited").increment();
        long seconds = Math.ceilDiv(wait.toNanos(), Duration.ofSeconds(1).toNanos());
        http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        http.fail(429);
    }

    private Client client(HttpServerRequest request) {
        var token = access.token(request).map(AccessToken::name).orElse("");
        return new Client(token, request.remoteAddress().hostAddress());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(settings.burst())
                                        .refillGreedy(
                                                settings.perSecond().getAsInt(),
                                                Duration.ofSeconds(1)))
                .build();
    }

    private static String firstSegment(String path) {
        return path == null ? "" : path.replaceFirst("^/([^/]*).*", "$1");
    }
}
