package dev.rollcall.api.feed;

import io.vertx.core.buffer.Buffer;

/// One event as it goes over a stream, whose data is one line, as JSON is. Without a place to
/// resume from its id is empty: a client then forgets the one that it had, and comes back anew.
public final class ServerSentEvent {
    private final StringBuilder text = new StringBuilder();

    public static ServerSentEvent at(FeedPosition place) {
        return new ServerSentEvent().field("id", place.toString());
    }

    public static ServerSentEvent withoutPlace() {
        return new ServerSentEvent().field("id", "");
    }

    /// Leaves a client the place that it has.
    public static ServerSentEvent empty() {
        return new ServerSentEvent();
    }

    private ServerSentEvent() {}

    /// For people; clients do not see it.
    public ServerSentEvent comment(String said) {
        return field("", said);
    }

    /// How long the client waits before it connects again, when it must.
    public ServerSentEvent retry(long milliseconds) {
        return field("retry", Long.toString(milliseconds));
    }

    public Buffer named(String name, String data) {
        return field("event", name).field("data", data).bytes();
    }

    public Buffer bytes() {
        return Buffer.buffer(text.append('\n').toString());
    }

    private ServerSentEvent field(String name, String value) {
        text.append(name).append(':').append(value).append('\n');
        return this;
    }
}
