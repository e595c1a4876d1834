package dev.rollcall.edge.access;

import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// The one who asks: a token's name and scopes. Remembers which scopes were looked for in vain,
/// so that a 403 can name them (in a native image the route's own annotation can't be read).
final class Caller implements SecurityIdentity {
    private final AccessToken token;
    private final Set<String> missing = new ConcurrentSkipListSet<>();

    Caller(AccessToken token) {
        this.token = token;
    }

    static Set<String> missingScopes(SecurityIdentity identity) {
        return identity instanceof Caller caller ? new TreeSet<>(caller.missing) : Set.of();
    }

    @Override
    public Principal getPrincipal() {
        return token::name;
    }

    @Override
    public boolean hasRole(String scope) {
        var has = token.scopes().contains(scope);
        if (!has) {
            missing.add(scope);
        }
        return has;
    }

    @Override
    public Set<String> getRoles() {
        return token.scopes();
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Set<Permission> getPermissions() {
        return Set.of();
    }

    @Override
    public Uni<Boolean> checkPermission(Permission permission) {
        return Uni.createFrom().item(false);
    }

    @Override
    public <T extends Credential> T getCredential(Class<T> type) {
        return null;
    }

    @Override
    public Set<Credential> getCredentials() {
        return Set.of();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Quarkus' signature
    public <T> T getAttribute(String name) {
        return null;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
