package dev.rollcall.api.feed;

import dev.rollcall.api.feed.Slice.Behind;
import dev.rollcall.api.feed.Slice.Changes;
import dev.rollcall.api.feed.Slice.Foreign;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// The latest changes, in memory. One writer appends; any number of readers, each with its own
/// place, read at the same time and without locks.
final class Window {
    private final int capacity;
    private final ConcurrentSkipListMap<Long, Change> changes = new ConcurrentSkipListMap<>();
    private volatile FeedPosition head;
    private volatile long forgotten;
    private int held;

    Window(FeedPosition head, int capacity) {
        this.capacity = capacity;
        this.head = head;
        this.forgotten = head.number();
    }

    void append(List<Change> committed) {
        for (var change : committed) {
            if (held == capacity) {
                // In this order: a reader that misses the removed change also sees that it was
                // forgotten.
                forgotten = changes.firstKey();
                changes.remove(forgotten);
                held--;
            }
            changes.put(change.position().number(), change);
            held++;
            head = change.position();
        }
    }

    FeedPosition head() {
        return head;
    }

    Slice after(FeedPosition place, int limit) {
        if (place.epoch() != head.epoch() || place.number() > head.number()) {
            return new Foreign();
        }
        var next = changes.tailMap(place.number(), false).values().stream().limit(limit).toList();
        return place.number() < forgotten ? new Behind() : new Changes(next);
    }
}
