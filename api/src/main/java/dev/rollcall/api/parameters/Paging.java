package dev.rollcall.api.parameters;

import java.util.Optional;

/// Which part of a list is asked for: so many items after one.
///
/// @param total whether to say how many items all pages have
public record Paging(int limit, Optional<Cursor> after, boolean total, Search search) {
    /// More items are not given at once.
    public static final int LONGEST = 200;

    /// Of an export: its parts need no cursors.
    public static Paging part(int size, Optional<Cursor> after) {
        return new Paging(size, after, false, null);
    }

    /// The number that a list of numbered things goes on after; 0 at its begin.
    public long number() {
        return after.map(Cursor::number).orElse(0L);
    }

    /// What the next page is asked for with.
    public String next(Cursor last) {
        return search.encode(last);
    }
}
