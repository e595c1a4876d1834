package dev.rollcall.commands.handling;

/// Ends a plan early with its outcome; never leaves this package.
final class Undecided extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    Undecided(Outcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
