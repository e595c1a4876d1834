package dev.rollcall.commands.relay;

/// Up to where the log has been published, and in which life of the store.
record Checkpoint(long epoch, long position) {}
