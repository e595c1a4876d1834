package dev.rollcall.projector.following;

/// What this pod has done for a view in a minute.
///
/// @param changes events that changed the view
/// @param medianEvents of half of the batches this is the size, or they are smaller
public record Minute(long changes, long batches, int medianEvents, long deadLetters) {}
