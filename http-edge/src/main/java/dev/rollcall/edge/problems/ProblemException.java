package dev.rollcall.edge.problems;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Ends a request with a problem. It is an answer, not an accident: it has no stack trace and is
/// not logged.
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;
    private final transient Map<String, String> headers = new TreeMap<>();

    public ProblemException(Problem problem) {
        super(problem.title() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    /// 503: it was our fault and may pass. `wait` goes out as Retry-After, in whole seconds, at
    /// least one.
    public static ProblemException unavailable(String detail, Duration wait) {
        return new ProblemException(Problem.of(503, "Service unavailable", detail))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /// As a JAX-RS response, for mappers; `path` becomes the problem's `instance`.
    public Response response(String path) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.at(path));
        headers.forEach(response::header);
        return response.build();
    }
}
