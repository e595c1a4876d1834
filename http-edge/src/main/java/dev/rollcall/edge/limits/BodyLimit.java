package dev.rollcall.edge.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that is too large with a problem; Quarkus' own limit, behind this one, answers
/// an empty 413 (now only to HTTP/2 without Content-Length, which can't be read ahead of Quarkus
/// REST).
@Singleton
public class BodyLimit {
    private final long largest;
    private final Optional<String> largerAt;
    private final long larger;

    /// @param largerAt how the paths begin that take as much as Quarkus lets in; none if absent
    BodyLimit(
            @ConfigProperty(name = "rollcall.bodies.largest") MemorySize largest,
            @ConfigProperty(name = "rollcall.bodies.larger-at") Optional<String> largerAt,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize larger) {
        this.largest = largest.asLongValue();
        this.largerAt = largerAt;
        this.larger = larger.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, 900);
    }

    /// What Quarkus counts by itself, it counts to its own limit, which is not every path's.
    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::counted);
    }

    private void counted(RoutingContext http) {
        if (http.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            http.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largest(http));
        }
        http.next();
    }

    private void limit(RoutingContext http) {
        var length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            refuseOrGoOn(http, length);
        } else if (comesInChunks(http.request())) {
            // A length that nobody announced shows only by reading.
            CollectedBody.collect(http, largest(http));
        } else {
            http.next();
        }
    }

    private void refuseOrGoOn(RoutingContext http, String length) {
        if (length.matches("\\d{1,18}") && Long.parseLong(length) <= largest(http)) {
            http.next();
        } else {
            CollectedBody.refuse(http, largest(http));
        }
    }

    private long largest(RoutingContext http) {
        return largerAt.filter(http.request().path()::startsWith).isPresent() ? larger : largest;
    }

    private static boolean comesInChunks(HttpServerRequest request) {
        return !request.isEnded() && request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
