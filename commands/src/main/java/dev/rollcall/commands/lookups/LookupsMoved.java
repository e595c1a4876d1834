package dev.rollcall.commands.lookups;

/// Told within the pod that carried more of the log into the look-ups.
public record LookupsMoved() {}
