package dev.rollcall.baseline;

import java.util.UUID;

/// Which row became of an update.
record Inserted(UUID id, long sequence) {}
