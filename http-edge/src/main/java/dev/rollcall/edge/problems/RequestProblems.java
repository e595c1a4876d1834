package dev.rollcall.edge.problems;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every error of a route as problem+json; 401 and 403 are the access package's.
/// Public, methods too: in tests and dev mode the class that Quarkus generates to call it is
/// loaded by another class loader, to which the package is not the same.
public class RequestProblems {
    private static final Logger LOG = Logger.getLogger(RequestProblems.class);

    @ServerExceptionMapper
    public Response planned(ProblemException problem, HttpServerRequest request) {
        return problem.response(request.path());
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException refusal, HttpServerRequest request) {
        return new ProblemException(StandardProblems.of(405, request))
                .header(HttpHeaders.ALLOW, AllowedMethods.ofThisPath())
                .response(request.path());
    }

    /// Quarkus answers 404 for a parameter that can't be converted; to us it is bad input like any.
    @ServerExceptionMapper
    public Response notFound(NotFoundException refusal, HttpServerRequest request) {
        var status = refusal.getCause() == null ? 404 : 400;
        return new ProblemException(StandardProblems.of(status, request)).response(request.path());
    }

    @ServerExceptionMapper
    public Response standard(WebApplicationException refusal, HttpServerRequest request) {
        var status = refusal.getResponse().getStatus();
        return status >= 500
                ? unplanned(refusal, request)
                : new ProblemException(StandardProblems.of(status, request))
                        .response(request.path());
    }

    @ServerExceptionMapper
    public Response unplanned(Throwable failure, HttpServerRequest request) {
        LOG.errorf(failure, "%s %s failed, answered 500", request.method(), request.path());
        return new ProblemException(StandardProblems.of(500, request)).response(request.path());
    }
}
