package dev.rollcall.api.session;

import dev.rollcall.edge.access.AccessTokens;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.access.SessionCookie;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How a browser signs in: a token becomes a cookie that scripts can't read and other sites' pages
/// can't use.
@Path("/api/v1/session")
@PermitAll
@Tag(name = "session")
class SessionResource {
    private final AccessTokens tokens;
    private final SecurityIdentity caller;
    private final SessionSettings settings;

    SessionResource(AccessTokens tokens, SecurityIdentity caller, SessionSettings settings) {
        this.tokens = tokens;
        this.caller = caller;
        this.settings = settings;
    }

    @RegisterForReflection
    record SignIn(String token) {}

    @POST
    @Operation(summary = "Signs a browser in: the token becomes a cookie")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(SignIn body, @Context HttpServerRequest request) {
        var fields = new Fields();
        var token = fields.text("token", body.token(), 1_000);
        fields.check();
        var known = tokens.find(token).orElseThrow(SessionResource::unknown);
        if (!known.scopes().contains(Scope.READ)) {
            throw new ProblemException(
                    Problem.of(403, "Forbidden", "This token lacks the scope read."));
        }
        return Response.noContent()
                .cookie(SessionCookie.issue(token, request.isSSL(), settings.life()))
                .build();
    }

    /// Who asks, and what it may do.
    @RegisterForReflection
    record Session(String name, Set<String> scopes) {}

    @GET
    @Operation(summary = "Who asks")
    @RolesAllowed({Scope.READ, Scope.WRITE, Scope.OPERATE})
    public Session session() {
        return new Session(caller.getPrincipal().getName(), new TreeSet<>(caller.getRoles()));
    }

    @DELETE
    @Operation(summary = "Signs out")
    public Response signOut(@Context HttpServerRequest request) {
        return Response.noContent().cookie(SessionCookie.clear(request.isSSL())).build();
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(401, "Unauthorized", "This token is not known here."));
    }
}
