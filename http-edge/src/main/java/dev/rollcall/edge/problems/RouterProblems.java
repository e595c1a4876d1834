package dev.rollcall.edge.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Failures outside of JAX-RS, which Quarkus would answer in a shape of its own.
@Singleton
class RouterProblems {
    private static final Logger LOG = Logger.getLogger(RouterProblems.class);

    private final ObjectMapper json;

    RouterProblems(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext http) {
        var status = http.statusCode() < 400 ? 500 : http.statusCode();
        if (status >= 500) {
            var request = http.request();
            LOG.errorf(http.failure(), "%s %s failed", request.method(), request.path());
        }
        if (http.response().headWritten()) {
            http.request().connection().close();
        } else {
            answer(http, status);
        }
    }

    private void answer(RoutingContext http, int status) {
        var problem = problem(http, status).at(http.request().path());
        var response = http.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        // What is still under way is not read. HTTP/2 ends its stream by itself.
        if (status == 413 && http.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(written(problem));
    }

    private static Problem problem(RoutingContext http, int status) {
        return http.failure() instanceof ProblemException refused
                ? refused.problem()
                : StandardProblems.of(status, http.request());
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
    }
}
