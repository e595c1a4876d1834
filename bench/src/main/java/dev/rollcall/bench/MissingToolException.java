package dev.rollcall.bench;

/// A program that a benchmark needs is not here; the message says what to install.
public final class MissingToolException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MissingToolException(String message) {
        super(message);
    }
}
