package dev.rollcall.commands.handling;

/// The command could not be done in time. Whether it was done is unknown; the same request, sent
/// again, is done once.
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    UnavailableException(String reason) {
        super(reason);
    }
}
