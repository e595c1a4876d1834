package dev.rollcall.local.slack.people;

/// For callers who have nothing to do when they are interrupted.
public final class Waiting {
    /// Something that blocks until the app has answered.
    @FunctionalInterface
    public interface Act<T> {
        T get() throws InterruptedException;
    }

    private Waiting() {}

    public static <T> T until(Act<T> act) {
        try {
            return act.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
