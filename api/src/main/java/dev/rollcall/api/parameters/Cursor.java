package dev.rollcall.api.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.UUID;

/// The last item of a page: the key that its list is sorted by, and its id for what shares that
/// key. Opaque to clients; a cursor of one list is refused by another.
public record Cursor(String list, String key, UUID id) {

    public String encode() {
        var text = list + ":" + id + ":" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// The key of a list that is sorted by a number from 1 on.
    long number() {
        long number = Long.parseLong(key);
        if (number < 1) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    static Cursor decode(String list, String text) {
        var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(":", 3);
        if (parts.length < 3 || !parts[0].equals(list) || parts[2].indexOf('\0') >= 0) {
            throw new IllegalArgumentException();
        }
        return new Cursor(list, parts[2], UUID.fromString(parts[1]));
    }
}
