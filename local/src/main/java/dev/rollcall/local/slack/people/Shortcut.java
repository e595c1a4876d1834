package dev.rollcall.local.slack.people;

/// What people can start from anywhere, or from a message.
public record Shortcut(String callbackId, String name, boolean onMessage) {}
