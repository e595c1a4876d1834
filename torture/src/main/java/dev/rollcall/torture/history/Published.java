package dev.rollcall.torture.history;

import java.util.UUID;

/// One record of the topic.
public record Published(UUID id, String aggregateId, long sequence) {}
