package dev.rollcall.projector.projections;

import java.util.Optional;
import java.util.function.Function;

/// One column: its name, its kind, and how a row gives its value (which may be null).
///
/// @param refersTo the projection whose key it holds: its row must stand, at least bare
public record Column<R>(
        String name, Kind kind, Function<R, Object> value, Optional<String> refersTo) {

    /// What a column holds, with the Java type of its values.
    public enum Kind {
        /// `String`
        TEXT,
        /// `Long`
        NUMBER,
        /// `java.util.UUID`
        UUID,
        /// `java.time.Instant`
        TIME,
        /// `java.time.LocalDate`
        DATE,
        /// `Boolean`
        FLAG,
        /// `List`s and `Map`s of texts, numbers, flags and their like
        JSON
    }
}
