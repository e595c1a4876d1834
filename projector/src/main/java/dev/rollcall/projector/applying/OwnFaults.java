package dev.rollcall.projector.applying;

import dev.rollcall.projector.deadletters.DeadLetter;
import dev.rollcall.projector.projections.Version;
import java.util.function.LongPredicate;

/// How many events in a row a view could not apply by its own fault, without one that it could. The
/// log's faults (an unknown type, bytes that are no envelope) neither count nor end the row.
///
/// @param inARow up to the last batch
/// @param limit with so many, every event may fail
record OwnFaults(int inARow, int limit) {

    static final OwnFaults NOT_COUNTED = new OwnFaults(0, Integer.MAX_VALUE);

    /// Whether the row gets too long before the batch's first success.
    boolean areTooMany(Work<?> work) {
        if (work.letters().isEmpty()) {
            return false;
        }
        var versions = work.versions();
        long first = versions.isEmpty() ? Long.MAX_VALUE : position(versions.getFirst());
        return inARow + count(work, position -> position < first) >= limit;
    }

    /// With this batch committed.
    OwnFaults after(Work<?> work) {
        var versions = work.versions();
        return versions.isEmpty()
                ? new OwnFaults(inARow + count(work, _ -> true), limit)
                : new OwnFaults(
                        count(work, position -> position > position(versions.getLast())), limit);
    }

    /// Why it pauses, for an operator.
    String told(Work<?> work) {
        var last =
                work.letters().stream()
                        .filter(OwnFaults::isOwn)
                        .reduce((_, letter) -> letter)
                        .orElseThrow();
        return "%d events in a row could not be applied, event %s with %s: %s"
                .formatted(
                        limit, last.event().id(), last.poison().cause(), last.poison().message());
    }

    OwnFaults none() {
        return new OwnFaults(0, limit);
    }

    private static int count(Work<?> work, LongPredicate where) {
        return (int)
                work.letters().stream()
                        .filter(OwnFaults::isOwn)
                        .filter(letter -> where.test(letter.event().position()))
                        .count();
    }

    private static boolean isOwn(DeadLetter letter) {
        return switch (letter.poison().cause()) {
            case APPLY_FAILED, REFUSED -> true;
            case MALFORMED, NOT_STORED, UNDECODABLE, UNKNOWN_TYPE, LATER_VERSION -> false;
        };
    }

    private static long position(Version<?> version) {
        return version.event().position();
    }
}
