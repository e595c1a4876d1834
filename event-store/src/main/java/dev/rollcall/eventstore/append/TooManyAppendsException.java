package dev.rollcall.eventstore.append;

/// As many appends wait as may wait: the caller should come back later.
public final class TooManyAppendsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyAppendsException(int waiting) {
        super(waiting + " appends are waiting already");
    }
}
