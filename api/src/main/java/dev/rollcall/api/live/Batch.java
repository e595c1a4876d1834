package dev.rollcall.api.live;

import io.vertx.core.buffer.Buffer;

/// What goes over a socket in one write. A single change is not copied: all streams send the same
/// bytes.
final class Batch {
    /// A reader counts as one that takes something when it has taken all of a write.
    private static final int FULL = 64 * 1024;

    private Buffer bytes;
    private boolean own;

    void add(Buffer more) {
        if (bytes == null) {
            bytes = more;
            return;
        }
        if (!own) {
            bytes = bytes.copy();
            own = true;
        }
        bytes.appendBuffer(more);
    }

    boolean isFull() {
        return bytes != null && bytes.length() >= FULL;
    }

    boolean isEmpty() {
        return bytes == null;
    }

    Buffer bytes() {
        return bytes;
    }
}
