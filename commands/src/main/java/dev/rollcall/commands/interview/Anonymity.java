package dev.rollcall.commands.interview;

import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// How it stands with the anonymous questions of an interview.
@RegisterForReflection
public enum Anonymity {
    /// They are not asked in it.
    LEFT_OUT,
    ASKED,
    /// What was answered is held without a name, and nothing here tells any more what it was.
    HANDED_OVER,
    /// It was not taken, since they had answered in another way; it is gone.
    ANSWERED_BEFORE,
    /// The poll takes no more: what was not sent by then is gone.
    TOO_LATE;

    /// Whether they can be asked of somebody who has not been asked any.
    static Anonymity before(Access access) {
        return access == Access.OPEN ? ASKED : LEFT_OUT;
    }

    /// What became of what was handed over.
    static Anonymity after(Access access) {
        return switch (access) {
            case OPEN -> HANDED_OVER;
            case ANSWERED -> ANSWERED_BEFORE;
            case CLOSED -> TOO_LATE;
        };
    }
}
