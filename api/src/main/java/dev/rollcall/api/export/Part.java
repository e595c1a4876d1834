package dev.rollcall.api.export;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Some of what is exported, and how to read what follows; nothing at the end.
public record Part<T>(List<T> items, Optional<Supplier<Uni<Part<T>>>> rest) {
    /// How many items are read at once.
    public static final int SIZE = 200;
}
