package dev.rollcall.edge.limits;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// A body that was read whole before Quarkus REST looks at the request.
@Singleton
public class CollectedBody {
    private static final String KEY = CollectedBody.class.getName();

    /// Reads it and goes on; 413 as soon as it is larger.
    static void collect(RoutingContext http, long largest) {
        var body = Buffer.buffer();
        http.request()
                .handler(
                        chunk -> {
                            if (body.length() + chunk.length() <= largest) {
                                body.appendBuffer(chunk);
                            } else if (!http.failed()) {
                                http.fail(413);
                            }
                        })
                .endHandler(
                        _ -> {
                            if (!http.failed()) {
                                // What was announced has come in.
                                http.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
                                http.put(KEY, body).next();
                            }
                        })
                .resume();
    }

    @ServerRequestFilter(preMatching = true)
    public void handOver(ContainerRequestContext request, RoutingContext http) {
        Buffer body = http.get(KEY);
        if (body != null) {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        }
    }
}
