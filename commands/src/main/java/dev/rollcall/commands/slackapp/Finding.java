package dev.rollcall.commands.slackapp;

import java.util.Locale;
import java.util.Optional;

/// One thing that was looked at.
///
/// @param remedy what an operator can do about it
record Finding(State state, String about, String told, Optional<String> remedy) {

    enum State {
        OK,
        /// Worth knowing, and nothing is missing.
        NOTE,
        MISSING,
        /// Slack could not be asked.
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String about, String told) {
        return new Finding(State.OK, about, told, Optional.empty());
    }

    static Finding note(String about, String told, String remedy) {
        return new Finding(State.NOTE, about, told, Optional.of(remedy));
    }

    static Finding missing(String about, String told, String remedy) {
        return new Finding(State.MISSING, about, told, Optional.of(remedy));
    }

    static Finding unknown(String about, String told) {
        return new Finding(
                State.UNKNOWN,
                about,
                told,
                Optional.of("look whether this machine reaches Slack, and try again"));
    }
}
