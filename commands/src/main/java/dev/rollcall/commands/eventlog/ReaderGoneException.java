package dev.rollcall.commands.eventlog;

import java.io.IOException;

/// Whoever read the output has enough of it, as `head` does: no failure.
final class ReaderGoneException extends IOException {

    private static final long serialVersionUID = 1;

    ReaderGoneException(IOException cause) {
        super(cause);
    }
}
