package dev.rollcall.edge.access;

import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// 401 and 403 in the shape of every other problem.
/// Public, methods too: in tests and dev mode the class that Quarkus generates to call it is
/// loaded by another class loader, to which the package is not the same.
public class RefusedAccess {
    private final CurrentIdentityAssociation current;

    RefusedAccess(CurrentIdentityAssociation current) {
        this.current = current;
    }

    @ServerExceptionMapper
    public Response noToken(UnauthorizedException refusal, HttpServerRequest request) {
        return unauthorized(
                "This route needs a token: send `Authorization: Bearer …`.", "Bearer", request);
    }

    @ServerExceptionMapper
    public Response unknownToken(AuthenticationFailedException refusal, HttpServerRequest request) {
        return unauthorized(
                "This token is not known here.", "Bearer error=\"invalid_token\"", request);
    }

    @ServerExceptionMapper
    public Response missingScope(ForbiddenException refusal, HttpServerRequest request) {
        var missing = Caller.missingScopes(current.getIdentity());
        var detail =
                missing.isEmpty()
                        ? "This route is open to nobody."
                        : "This token lacks the scope " + String.join(" or ", missing) + ".";
        return new ProblemException(Problem.of(403, "Forbidden", detail)).response(request.path());
    }

    private static Response unauthorized(
            String detail, String challenge, HttpServerRequest request) {
        return new ProblemException(Problem.of(401, "Unauthorized", detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .response(request.path());
    }
}
