package dev.rollcall.projector.following;

import java.time.Instant;

/// Why a view is not getting on, and since when.
public record Trouble(Instant since, int failures, String reason) {}
