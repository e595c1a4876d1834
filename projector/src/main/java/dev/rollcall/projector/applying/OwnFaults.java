package dev.rollcall.projector.applying;

import dev.rollcall.projector.deadletters.DeadLetter;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How many events in a row a view could not apply by its own fault, without one that it could. The
/// log's faults (an unknown type, bytes that are no envelope) neither count nor end the row.
///
/// @param inARow up to now, over all batches
/// @param longest the longest row that the last batch saw
/// @param limit with so many, every event may fail
record OwnFaults(int inARow, int longest, int limit) {

    static final OwnFaults NOT_COUNTED = new OwnFaults(0, 0, Integer.MAX_VALUE);

    /// With this batch, in the order of the log.
    OwnFaults after(Work<?> work) {
        if (own(work).findAny().isEmpty()) {
            return work.versions().isEmpty() ? new OwnFaults(inARow, inARow, limit) : none();
        }
        var successes = new TreeMap<Long, Boolean>();
        own(work).forEach(letter -> successes.put(letter.event().position(), false));
        work.versions().forEach(version -> successes.put(version.event().position(), true));
        int row = inARow;
        int most = inARow;
        for (boolean success : successes.values()) {
            row = success ? 0 : row + 1;
            most = Math.max(most, row);
        }
        return new OwnFaults(row, most, limit);
    }

    boolean areTooMany() {
        return longest >= limit;
    }

    /// Why the view pauses itself, for an operator.
    String told(Work<?> work) {
        var last = own(work).reduce((_, letter) -> letter).orElseThrow();
        return "%d events in a row could not be applied, event %s with %s: %s"
                .formatted(
                        longest, last.event().id(), last.poison().cause(), last.poison().message());
    }

    OwnFaults none() {
        return new OwnFaults(0, 0, limit);
    }

    private static Stream<DeadLetter> own(Work<?> work) {
        return work.letters().stream().filter(OwnFaults::isOwn);
    }

    private static boolean isOwn(DeadLetter letter) {
        return switch (letter.poison().cause()) {
            case APPLY_FAILED, REFUSED -> true;
            case MALFORMED, NOT_STORED, UNDECODABLE, UNKNOWN_TYPE, LATER_VERSION -> false;
        };
    }
}
