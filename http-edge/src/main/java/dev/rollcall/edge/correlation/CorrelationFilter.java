package dev.rollcall.edge.correlation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/// Takes the caller's correlation id or makes one, before anything else happens, and echoes it.
class CorrelationFilter {
    /// What can stand in a log line or a header without harm.
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    void register(@Observes Filters filters) {
        filters.register(CorrelationFilter::correlate, 1000);
    }

    private static void correlate(RoutingContext http) {
        var id = sentOrNew(http.request());
        http.response().putHeader(Correlation.HEADER, id);
        MDC.put(Correlation.LOG_KEY, id);
        http.next();
    }

    private static String sentOrNew(HttpServerRequest request) {
        var sent = request.getHeader(Correlation.HEADER);
        return sent != null && GOOD.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }
}
