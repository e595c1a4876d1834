package dev.rollcall.commands.interview;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// One message of the bot's in an interview.
///
/// @param question its number, from 1; 0 where it asks none
/// @param note said above the question; may be null
/// @param opening whether it says what the interview is about
@RegisterForReflection
record Ask(Kind kind, int question, String note, boolean opening) {

    enum Kind {
        QUESTION,
        /// Whether what was answered anonymously may be handed over.
        SEND,
        PUT_OFF,
        DONE
    }

    static Ask question(int number) {
        return again(number, null);
    }

    static Ask opening(int number) {
        return new Ask(Kind.QUESTION, number, null, true);
    }

    static Ask again(int number, String note) {
        return new Ask(Kind.QUESTION, number, note, false);
    }

    static Ask send(String note) {
        return new Ask(Kind.SEND, 0, note, false);
    }

    static Ask putOff() {
        return new Ask(Kind.PUT_OFF, 0, null, false);
    }

    static Ask done() {
        return new Ask(Kind.DONE, 0, null, false);
    }
}
