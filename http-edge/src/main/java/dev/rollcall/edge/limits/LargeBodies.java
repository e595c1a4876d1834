package dev.rollcall.edge.limits;

import dev.rollcall.edge.access.BearerAccess;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Takes in files, which may be larger than what any other route takes, from whoever has a token:
/// reads them before the limit for all others looks at them. (Not by HTTP/2, where nothing can be
/// read ahead of Quarkus REST.)
@Singleton
public class LargeBodies {
    private final Optional<String> path;
    private final long largest;

    /// @param path how the paths of the routes begin; nowhere if absent
    LargeBodies(
            @ConfigProperty(name = "rollcall.files.path") Optional<String> path,
            @ConfigProperty(name = "rollcall.files.largest", defaultValue = "16M")
                    MemorySize largest) {
        this.path = path;
        this.largest = largest.asLongValue();
    }

    /// Tokens are only known once the service runs, and filters of requests before.
    void register(@Observes Filters filters, BearerAccess access) {
        if (path.isPresent()) {
            filters.register(http -> take(http, access), 920);
        }
    }

    private void take(RoutingContext http, BearerAccess access) {
        var request = http.request();
        if (request.version() == HttpVersion.HTTP_2
                || !request.path().startsWith(path.orElseThrow())
                || request.isEnded()
                || access.token(request).isEmpty()) {
            http.next();
        } else if (announced(request) > largest) {
            CollectedBody.refuse(http, largest);
        } else {
            CollectedBody.collect(http, largest);
        }
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
