package dev.rollcall.commands.outbound.listing;

import java.util.List;

/// A part of a list.
///
/// @param cursor goes on after these; null where there are no more
public record Page<T>(List<T> items, String cursor) {

    public Page {
        items = List.copyOf(items);
    }
}
