package dev.rollcall.commands.outbound.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the bot says in Slack what follows from events.
@ConfigMapping(prefix = "rollcall.slack.posts")
interface PostsConfig {

    /// Updates that are older when they are first heard of are not confirmed any more.
    @WithDefault("15m")
    Duration within();

    /// Polls, reminders and summaries that are older when they are first heard of are not posted.
    @WithDefault("1d")
    Duration pollsWithin();

    /// How often a post may fail before it is given up.
    @WithDefault("12")
    int attempts();

    /// The pause after a failure; it doubles, with jitter, up to `longest-pause`.
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();

    /// How long a pod may be at one post before another one takes it over.
    @WithDefault("1m")
    Duration claim();

    /// How many posts a pod has under way at the same time, each in a channel of its own.
    @WithDefault("8")
    int parallel();

    /// How long a post is remembered: what changes later changes nothing in Slack.
    @WithDefault("90d")
    Duration kept();

    /// How often what is older is forgotten.
    @WithDefault("1m")
    Duration forgetEvery();

    /// How long a pod waits for news before it looks for posts that are due.
    @WithDefault("1s")
    Duration poll();
}
