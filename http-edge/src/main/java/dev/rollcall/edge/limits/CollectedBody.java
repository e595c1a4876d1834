package dev.rollcall.edge.limits;

import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
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
                                refuse(http, largest);
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

    /// Answers 413, and says what would have been taken.
    static void refuse(RoutingContext http, long largest) {
        var mebibytes = largest >> 20;
        var most = mebibytes > 0 ? mebibytes + " MiB" : (largest >> 10) + " KiB";
        var detail = "The body is larger than %s.".formatted(most);
        http.fail(413, new ProblemException(Problem.of(413, "Request entity too large", detail)));
    }

    @ServerRequestFilter(preMatching = true)
    public void handOver(ContainerRequestContext request, RoutingContext http) {
        Buffer body = http.get(KEY);
        if (body != null) {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        }
    }
}
