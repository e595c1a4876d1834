package dev.rollcall.commands.handling;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/// The command could not be done in time. Whether it was done is unknown; the same request, sent
/// again, is done once.
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnavailableException(Throwable cause) {
        super(reason(cause), cause);
    }

    /// The same, where a failure of the store that passes by itself is one of these.
    public static <T> Uni<T> whereItPasses(Uni<T> uni) {
        return uni.onFailure(TransientFailures::isTransient).transform(UnavailableException::new);
    }

    private static String reason(Throwable cause) {
        return cause instanceof TimeoutException
                ? "the event store did not answer within the deadline"
                : cause.getMessage();
    }

    public UnavailableException(String reason) {
        super(reason);
    }
}
