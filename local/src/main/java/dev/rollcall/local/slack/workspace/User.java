package dev.rollcall.local.slack.workspace;

/// Somebody in the workspace: a person, or the bot.
public record User(String id, String name, String realName, String timeZone, boolean bot) {}
