package dev.rollcall.commands.edge.slack.payload;

import dev.rollcall.edge.correlation.Correlation;
import io.vertx.core.http.HttpServerRequest;

/// The request that something came with.
public record Origin(String ip, String userAgent, String correlationId) {

    public static Origin of(HttpServerRequest request) {
        var address = request.remoteAddress();
        return new Origin(
                address == null ? null : address.hostAddress(),
                request.getHeader("User-Agent"),
                Correlation.of(request));
    }
}
