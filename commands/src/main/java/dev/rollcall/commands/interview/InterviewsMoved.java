package dev.rollcall.commands.interview;

/// Told within the pod that moved an interview: there may be something to say.
public record InterviewsMoved() {}
