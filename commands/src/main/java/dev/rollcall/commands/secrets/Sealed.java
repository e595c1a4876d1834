package dev.rollcall.commands.secrets;

import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Optional;

/// A secret that can be read with a key alone.
///
/// @param key the name of the one that it is under
public record Sealed(String key, Buffer bytes) {

    private static final String MARK = "sealed:";

    /// As it stands in a column of text.
    public String written() {
        return MARK + Base64.getEncoder().encodeToString(bytes.getBytes()) + ":" + key;
    }

    /// Empty for what is not sealed.
    public static Optional<Sealed> read(String text) {
        if (!text.startsWith(MARK)) {
            return Optional.empty();
        }
        int end = text.indexOf(':', MARK.length());
        var bytes = Base64.getDecoder().decode(text.substring(MARK.length(), end));
        return Optional.of(new Sealed(text.substring(end + 1), Buffer.buffer(bytes)));
    }
}
