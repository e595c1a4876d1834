package dev.rollcall.projector.projections;

import dev.rollcall.events.Envelope;
import java.util.UUID;

/// What one event made of a row.
public record Version<R>(UUID key, Stamped<R> state, Envelope event) {}
