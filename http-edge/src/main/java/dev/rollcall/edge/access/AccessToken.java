package dev.rollcall.edge.access;

import java.util.Set;

/// A caller that was recognised: the token's name and what it may do. Does not hold the secret.
public record AccessToken(String name, Set<String> scopes) {
    public AccessToken {
        scopes = Set.copyOf(scopes);
    }
}
