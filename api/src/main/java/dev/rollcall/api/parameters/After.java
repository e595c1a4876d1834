package dev.rollcall.api.parameters;

import dev.rollcall.events.ConsistencyToken;
import java.time.Duration;
import java.util.Optional;

/// Read your own writes: what a view must have, and how long to wait for it.
public record After(Optional<ConsistencyToken> token, Duration patience) {}
