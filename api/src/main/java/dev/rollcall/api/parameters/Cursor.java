package dev.rollcall.api.parameters;

import java.util.UUID;

/// The last item of a page: the key that its list is sorted by, and its id for what shares that
/// key.
public record Cursor(String key, UUID id) {

    /// The key of a list that is sorted by a number from 1 on.
    public long number() {
        return Long.parseLong(key);
    }
}
