package dev.rollcall.events;

/// The contract of the topics: names, and the headers that let a consumer judge a record without
/// reading its value. Key is the aggregate's id, value the envelope as JSON.
public final class EventsTopic {

    public static final String EVENTS = "rollcall.events";
    public static final String DEAD_LETTERS = "rollcall.events.dead-letter";

    public static final String EVENT_ID = "event-id";
    public static final String EVENT_TYPE = "event-type";
    public static final String EVENT_VERSION = "event-version";
    public static final String POSITION = "position";
    public static final String SEQUENCE = "sequence";
    public static final String EPOCH = "epoch";
    public static final String TRACEPARENT = "traceparent";

    private EventsTopic() {}
}
