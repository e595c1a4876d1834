package dev.rollcall.commands.interview;

import java.util.Locale;

/// How far an interview is. Of one person only one is [#ASKING].
public enum Stage {
    /// For its turn: another one is asking.
    WAITING,
    ASKING,
    PUT_OFF,
    COMPLETE,
    /// Without an end: skipped, or answered in another way.
    ENDED;

    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage stored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
