package dev.rollcall.projector.console;

/// A command goes no further; the message says why, to a person.
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    RefusedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
