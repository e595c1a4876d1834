package dev.rollcall.baseline;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The least that a server of streams does: it keeps the responses, and writes the bytes that it is
/// given to each.
@ApplicationScoped
class BareStreams {

    private static final Buffer HELLO = Buffer.buffer("event:hello\ndata:{}\n\n");

    private final Set<HttpServerResponse> open = ConcurrentHashMap.newKeySet();

    void routes(@Observes Router router) {
        router.get("/stream").handler(this::open);
        router.post("/stream").handler(this::change);
    }

    private void open(RoutingContext request) {
        var response = request.response();
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        request.addEndHandler(_ -> open.remove(response));
        response.write(HELLO);
        open.add(response);
    }

    private void change(RoutingContext request) {
        request.request()
                .bodyHandler(
                        change -> {
                            open.forEach(response -> response.write(change));
                            request.end();
                        })
                .resume(); // Quarkus lets bodies wait
    }
}
