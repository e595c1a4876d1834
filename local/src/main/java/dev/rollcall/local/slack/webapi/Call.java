package dev.rollcall.local.slack.webapi;

import java.util.Optional;

/// A call that came in.
///
/// @param channel that it names, in a form
/// @param nanoTime when, by `System.nanoTime`
/// @param retryAfter the seconds that a fault told it to wait
public record Call(
        String method, Optional<String> channel, long nanoTime, Optional<Integer> retryAfter) {}
