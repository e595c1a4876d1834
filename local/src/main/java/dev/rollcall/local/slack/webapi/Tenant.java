package dev.rollcall.local.slack.webapi;

import dev.rollcall.local.slack.workspace.Workspace;

/// The workspace that a token is for.
public record Tenant(String token, Workspace workspace) {}
