package dev.rollcall.eventstore.append;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// An append and the caller that waits for it.
final class PendingAppend {

    private final Append append;
    private final int size;
    private final UniEmitter<? super AppendResult> caller;
    private final long since = System.nanoTime();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    PendingAppend(Append append, UniEmitter<? super AppendResult> caller) {
        this.append = append;
        this.size = append.size();
        this.caller = caller;
        caller.onTermination(() -> cancelled.set(true));
    }

    Append append() {
        return append;
    }

    /// What the append weighs, in characters.
    int size() {
        return size;
    }

    /// When the caller came, as [System#nanoTime] has it.
    long since() {
        return since;
    }

    boolean isCancelled() {
        return cancelled.get();
    }

    boolean touches(Set<String> aggregateIds) {
        return append.events().stream()
                        .anyMatch(event -> aggregateIds.contains(event.aggregateId()))
                || append.reads().stream()
                        .anyMatch(read -> aggregateIds.contains(read.aggregateId()));
    }

    void complete(AppendResult result) {
        caller.complete(result);
    }

    void fail(Throwable failure) {
        caller.fail(failure);
    }
}
