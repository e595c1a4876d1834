package dev.rollcall.edge.correlation;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/// The id under which everything that one request causes is found: logs, event metadata, Kafka,
/// Slack.
@RequestScoped
public class Correlation {
    public static final String HEADER = "X-Correlation-Id";

    /// The key in the logging context, on every line.
    public static final String LOG_KEY = "correlationId";

    private final HttpServerRequest request;

    Correlation(HttpServerRequest request) {
        this.request = request;
    }

    public String id() {
        return of(request);
    }

    public static String of(HttpServerRequest request) {
        return request.response().headers().get(HEADER);
    }
}
