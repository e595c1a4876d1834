package dev.rollcall.edge.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that is too large with a problem; Quarkus' own limit, behind this one, answers
/// an empty 413 (now only to HTTP/2 without Content-Length, which can't be read ahead of Quarkus
/// REST).
@Singleton
public class BodyLimit {
    private final long largest;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, 900);
    }

    private void limit(RoutingContext http) {
        var length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            refuseOrGoOn(http, length);
        } else if (comesInChunks(http.request())) {
            // A length that nobody announced shows only by reading.
            CollectedBody.collect(http, largest);
        } else {
            http.next();
        }
    }

    private void refuseOrGoOn(RoutingContext http, String length) {
        if (length.matches("\\d{1,18}") && Long.parseLong(length) <= largest) {
            http.next();
        } else {
            http.fail(413);
        }
    }

    private static boolean comesInChunks(HttpServerRequest request) {
        return !request.isEnded() && request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
