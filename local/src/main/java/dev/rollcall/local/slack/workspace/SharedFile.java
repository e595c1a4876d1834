package dev.rollcall.local.slack.workspace;

/// A file that was shared with a message; what is in it is not simulated.
public record SharedFile(String id, String name, String mimetype, int size) {}
