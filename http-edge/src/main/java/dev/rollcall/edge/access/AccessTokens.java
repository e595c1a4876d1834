package dev.rollcall.edge.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tokens by configuration, found by their secret.
@Singleton
public class AccessTokens {
    private final List<Known> known;

    AccessTokens(AccessConfiguration configuration) {
        known =
                configuration.tokens().entrySet().stream()
                        .filter(entry -> entry.getValue().secret().isPresent())
                        .map(
                                entry ->
                                        new Known(
                                                Secret.of(entry.getValue().secret().get()),
                                                new AccessToken(
                                                        entry.getKey(),
                                                        entry.getValue()
                                                                .scopes()
                                                                .orElse(Set.of()))))
                        .toList();
    }

    /// Every token is compared, found or not, so that the time taken tells nothing.
    public Optional<AccessToken> find(String secret) {
        var sent = Secret.of(secret);
        var found = Optional.<AccessToken>empty();
        for (var candidate : known) {
            if (candidate.secret().matches(sent)) {
                found = Optional.of(candidate.token());
            }
        }
        return found;
    }

    private record Known(Secret secret, AccessToken token) {}
}
