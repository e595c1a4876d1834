package dev.rollcall.edge.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/// `Authorization: Bearer …`, or the session cookie where there is no such header.
@Singleton
public class BearerAccess implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;

    BearerAccess(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager unused) {
        return sent(http.request()).map(this::recognised).orElseGet(Uni.createFrom()::nullItem);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    /// Whose token a request comes with; empty without one that is known.
    public Optional<AccessToken> token(HttpServerRequest request) {
        return sent(request).flatMap(tokens::find);
    }

    private static Optional<String> sent(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return SessionCookie.token(request);
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private Uni<SecurityIdentity> recognised(String secret) {
        return Uni.createFrom()
                .item(
                        tokens.find(secret)
                                .map(Caller::new)
                                .orElseThrow(
                                        () -> new AuthenticationFailedException("unknown token")));
    }
}
