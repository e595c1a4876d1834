package dev.rollcall.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// What a command answers with and a query can wait for: the aggregate and the sequence that its
/// view must have reached. Opaque to clients.
public record ConsistencyToken(UUID aggregateId, long sequence) {

    public String encode() {
        var text = aggregateId + ":" + sequence;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// Empty for what `encode` never made.
    public static Optional<ConsistencyToken> decode(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            int colon = text.indexOf(':');
            var decoded =
                    new ConsistencyToken(
                            UUID.fromString(text.substring(0, Math.max(colon, 0))),
                            Long.parseLong(text.substring(colon + 1)));
            return decoded.sequence > 0 && decoded.encode().equals(token)
                    ? Optional.of(decoded)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
