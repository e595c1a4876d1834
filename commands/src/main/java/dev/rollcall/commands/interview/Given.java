package dev.rollcall.commands.interview;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was given to a question: by messages, by a button, or nothing on purpose.
///
/// @param written the messages, by their `ts`
/// @param pressed null where no button was pressed for it
/// @param passed whether it was left out, as an optional one may be
@RegisterForReflection
record Given(SortedMap<String, Part> written, String pressed, boolean passed) {

    static final Given NOTHING = new Given(Collections.emptySortedMap(), null, false);
    static final Given PASSED = new Given(Collections.emptySortedMap(), null, true);

    /// @param edited Slack's time of the edit that says so; empty of the message itself
    @RegisterForReflection
    record Part(String text, String edited) {}

    Given {
        written =
                Collections.unmodifiableSortedMap(
                        new TreeMap<>(written == null ? Collections.emptySortedMap() : written));
    }

    static Given pressed(String text) {
        return new Given(Collections.emptySortedMap(), text, false);
    }

    Given with(String ts, Part part) {
        var more = new TreeMap<>(written);
        more.put(ts, part);
        return new Given(more, null, false);
    }

    Given without(String ts) {
        var fewer = new TreeMap<>(written);
        fewer.remove(ts);
        return new Given(fewer, pressed, passed);
    }

    boolean nothing() {
        return written.isEmpty() && pressed == null && !passed;
    }

    /// Several messages are one answer, in the order in which they were written.
    String text() {
        return pressed != null
                ? pressed
                : written.values().stream().map(Part::text).collect(Collectors.joining("\n"));
    }
}
