package dev.rollcall.commands.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How workspaces let the bot in by themselves, and how long their tokens last.
@ConfigMapping(prefix = "rollcall.slack")
public interface SlackInstallConfig {

    /// Of the Slack app, as the client secret.
    Optional<String> clientId();

    Optional<String> clientSecret();

    /// Where Slack sends people back to: our `/slack/oauth`, as the app's settings name it.
    Optional<String> redirectUrl();

    /// Slack's consent screen, or a stand-in's.
    @WithDefault("https://slack.com/oauth/v2/authorize")
    String authorizeUrl();

    /// How long somebody may take to consent.
    @WithDefault("10m")
    Duration installWithin();

    /// How often a pod looks which workspaces there are.
    @WithDefault("2s")
    Duration workspacesPoll();

    /// How long before its end a token is exchanged for the next one.
    @WithDefault("2h")
    Duration refreshBefore();

    /// How long a pod may take for that before another one tries.
    @WithDefault("1m")
    Duration refreshClaim();
}
