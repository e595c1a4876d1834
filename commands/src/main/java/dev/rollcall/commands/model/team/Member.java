package dev.rollcall.commands.model.team;

/// A Slack user with the workspace that its id belongs to.
public record Member(String workspace, String user) {}
