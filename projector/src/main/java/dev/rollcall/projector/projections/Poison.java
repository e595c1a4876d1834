package dev.rollcall.projector.projections;

/// Why an event or record can't be applied, now or by trying again.
///
/// @param thrown what the projection threw; null for other causes
public record Poison(Cause cause, String message, RuntimeException thrown) {

    public Poison(Cause cause, String message) {
        this(cause, message, null);
    }

    public enum Cause {
        /// Not an envelope at all.
        MALFORMED,
        /// An envelope that the event store does not hold.
        NOT_STORED,
        /// A payload that is not what its type and version promise.
        UNDECODABLE,
        UNKNOWN_TYPE,
        LATER_VERSION,
        /// The projection threw.
        APPLY_FAILED,
        /// The database refuses the row.
        REFUSED
    }
}
