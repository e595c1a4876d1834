package dev.rollcall.edge.access;

import dev.rollcall.edge.access.AccessConfiguration.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is wrong with the configured tokens. Never tells a secret.
final class AccessRules {
    private static final int SHORTEST_SECRET = 16;

    /// RFC 6750's b64token: what fits into a header and a cookie as it is.
    private static final Pattern SENDABLE = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private AccessRules() {}

    static List<String> flaws(Map<String, Token> tokens, boolean production) {
        var flaws = new ArrayList<String>();
        if (tokens.isEmpty() && production) {
            flaws.add(
                    "no token is configured: set rollcall.access.tokens.<name>.secret and .scopes (read, write, operate)");
        }
        var owners = new HashMap<String, String>();
        new TreeMap<>(tokens)
                .forEach(
                        (name, token) -> {
                            token.secret()
                                    .ifPresent(
                                            secret ->
                                                    twice(
                                                            name,
                                                            owners.putIfAbsent(secret, name),
                                                            flaws));
                            secretFlaw(token.secret().orElse(""), name, flaws);
                            scopesFlaw(token, name, flaws);
                        });
        return List.copyOf(flaws);
    }

    private static void twice(String name, String other, List<String> flaws) {
        if (other != null) {
            flaws.add("tokens %s and %s have the same secret".formatted(other, name));
        }
    }

    private static void secretFlaw(String secret, String name, List<String> flaws) {
        if (secret.isBlank()) {
            flaws.add("token %s has no secret".formatted(name));
        } else if (secret.length() < SHORTEST_SECRET) {
            flaws.add(
                    "the secret of token %s is shorter than %d characters"
                            .formatted(name, SHORTEST_SECRET));
        } else if (!SENDABLE.matcher(secret).matches()) {
            flaws.add(
                    "the secret of token %s has characters other than A-Z a-z 0-9 . _ ~ + / -"
                            .formatted(name));
        }
    }

    private static void scopesFlaw(Token token, String name, List<String> flaws) {
        var unknown = new TreeSet<>(token.scopes().orElse(Scope.ALL));
        unknown.removeAll(Scope.ALL);
        if (!unknown.isEmpty()) {
            flaws.add(
                    "token %s has unknown scopes %s: read, write and operate are known"
                            .formatted(name, unknown));
        } else if (token.scopes().isEmpty()) {
            flaws.add(
                    "token %s has no scopes: give it some of read, write, operate".formatted(name));
        }
    }
}
