package dev.rollcall.api.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// One list: a path with filters and an order. Its cursors are signed and belong to it alone; what
/// is made up, changed or of another list is refused.
public final class Search {
    /// Changes where keys of cursors come to mean something else.
    private static final String FORMAT = "1";

    private static final int OF = 8;
    private static final int SHORTEST = CursorKey.SIGNATURE + OF + 2 * Long.BYTES;

    private final CursorKey key;
    private final byte[] of;

    public Search(CursorKey key, String path, Map<String, String> filters) {
        this.key = key;
        var text = new StringBuilder(FORMAT).append('\0').append(path);
        new TreeMap<>(filters)
                .forEach((name, value) -> text.append('\0').append(name).append('=').append(value));
        this.of = Arrays.copyOf(digest(text.toString()), OF);
    }

    public String encode(Cursor cursor) {
        var last = cursor.key().getBytes(UTF_8);
        var signed =
                ByteBuffer.allocate(SHORTEST - CursorKey.SIGNATURE + last.length)
                        .put(of)
                        .putLong(cursor.id().getMostSignificantBits())
                        .putLong(cursor.id().getLeastSignificantBits())
                        .put(last)
                        .array();
        var bytes =
                ByteBuffer.allocate(CursorKey.SIGNATURE + signed.length)
                        .put(key.sign(signed))
                        .put(signed)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException for what this installation did not sign
    Read decode(String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException();
        }
        var signed = Arrays.copyOfRange(bytes, CursorKey.SIGNATURE, bytes.length);
        if (!MessageDigest.isEqual(key.sign(signed), Arrays.copyOf(bytes, CursorKey.SIGNATURE))) {
            throw new IllegalArgumentException();
        }
        var buffer = ByteBuffer.wrap(signed);
        var other = new byte[OF];
        buffer.get(other);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        return new Read(
                new Cursor(UTF_8.decode(buffer).toString(), id), MessageDigest.isEqual(of, other));
    }

    /// @param ofThis false where it belongs to another list, or to other filters
    record Read(Cursor cursor, boolean ofThis) {}

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
