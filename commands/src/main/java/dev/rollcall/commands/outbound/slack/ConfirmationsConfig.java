package dev.rollcall.commands.outbound.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the bot confirms status updates in their team's channel.
@ConfigMapping(prefix = "rollcall.slack.confirmations")
interface ConfirmationsConfig {

    /// Updates that are older when they are first heard of are not confirmed any more.
    @WithDefault("15m")
    Duration within();

    /// How often a confirmation is tried before it is given up.
    @WithDefault("12")
    int attempts();

    /// The pause after a failure; it doubles, with jitter, up to `longest-pause`.
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();

    /// How long a pod may be at one confirmation before another one takes it over.
    @WithDefault("1m")
    Duration claim();

    /// How many confirmations a pod has under way at the same time, each in a channel of its own.
    @WithDefault("8")
    int parallel();

    /// How long a confirmation is remembered: edits of older updates change nothing in Slack.
    @WithDefault("90d")
    Duration kept();

    /// How often what is older is forgotten.
    @WithDefault("1m")
    Duration forgetEvery();

    /// How long a pod waits for news before it looks for confirmations that are due.
    @WithDefault("1s")
    Duration poll();
}
