package dev.rollcall.projector.edge;

import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.edge.problems.RequestProblems;
import dev.rollcall.projector.database.Outages;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A database that is away, or busy with others, is no fault of the request: it may be sent again.
public class OutageProblems {

    private static final Logger LOG = Logger.getLogger(OutageProblems.class);

    @ServerExceptionMapper({
        PgException.class,
        VertxException.class,
        TimeoutException.class,
        CompletionException.class
    })
    public Response outage(Throwable failure, HttpServerRequest request) {
        if (!Outages.isOne(failure)) {
            return new RequestProblems().unplanned(failure, request);
        }
        LOG.warnf("%s %s not done: %s", request.method(), request.path(), failure);
        return ProblemException.unavailable(
                        "The database is away or busy; it is not known whether it was done. Try again.",
                        Duration.ofSeconds(1))
                .response(request.path());
    }
}
