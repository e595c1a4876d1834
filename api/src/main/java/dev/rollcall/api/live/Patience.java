package dev.rollcall.api.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/// Cuts the connection of a reader that takes nothing: closing it in order would wait behind what
/// the reader does not take. Streams that live have a heartbeat: their writes never rest so long.
@ApplicationScoped
class Patience implements HttpServerOptionsCustomizer {
    private final LiveSettings settings;

    Patience(LiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(0)
                .setReadIdleTimeout(0)
                .setWriteIdleTimeout(Math.toIntExact(settings.patience().toMillis()));
    }
}
