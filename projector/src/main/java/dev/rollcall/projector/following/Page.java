package dev.rollcall.projector.following;

import dev.rollcall.events.Envelope;
import java.util.List;

/// Events from the store in position order. After the last page the store had no more.
record Page(List<Envelope> events, boolean isLast) {

    long end(long otherwise) {
        return events.isEmpty() ? otherwise : events.getLast().position();
    }
}
