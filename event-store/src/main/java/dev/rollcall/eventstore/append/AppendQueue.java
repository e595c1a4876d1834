package dev.rollcall.eventstore.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What waits to be appended, and which of it may share the next statement. Guarded by its own
/// monitor; holds no connection and no thread.
final class AppendQueue {

    private final AppendSettings settings;
    private final ArrayDeque<PendingAppend> waiting = new ArrayDeque<>();
    private int inFlight;
    private int charactersWaiting;

    AppendQueue(AppendSettings settings) {
        this.settings = settings;
    }

    synchronized boolean offer(PendingAppend append) {
        if (waiting.size() >= settings.waiting()
                || charactersWaiting + append.size() > settings.charactersWaiting()) {
            return false;
        }
        waiting.add(append);
        charactersWaiting += append.size();
        return true;
    }

    /// The next batch, where a statement may be sent and something waits; whoever takes it calls
    /// [#done()] after it.
    synchronized Optional<List<PendingAppend>> take() {
        if (inFlight >= settings.statementsInFlight()) {
            return Optional.empty();
        }
        var batch = nextBatch();
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        inFlight++;
        return Optional.of(batch);
    }

    synchronized void done() {
        inFlight--;
    }

    /// An append that reads or writes what an earlier one of the batch writes waits for the next:
    /// inside one statement the database would not see that the stream has moved on.
    private List<PendingAppend> nextBatch() {
        var batch = new ArrayList<PendingAppend>();
        Set<String> written = new HashSet<>();
        int events = 0;
        int characters = 0;
        for (var each = waiting.iterator(); each.hasNext(); ) {
            var pending = each.next();
            if (pending.isCancelled()) {
                remove(each, pending);
                continue;
            }
            if (pending.touches(written)) {
                continue;
            }
            events += pending.append().events().size();
            characters += pending.size();
            if (!batch.isEmpty()
                    && (events > settings.eventsInStatement()
                            || characters > settings.charactersInStatement())) {
                break;
            }
            remove(each, pending);
            batch.add(pending);
            pending.append().events().forEach(event -> written.add(event.aggregateId()));
        }
        return batch;
    }

    private void remove(Iterator<PendingAppend> each, PendingAppend pending) {
        each.remove();
        charactersWaiting -= pending.size();
    }
}
