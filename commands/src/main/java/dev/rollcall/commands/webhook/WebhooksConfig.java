package dev.rollcall.commands.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How webhooks are told.
@ConfigMapping(prefix = "rollcall.webhooks")
public interface WebhooksConfig {

    /// Whether they may be at addresses that only this network knows, and plain http on loopback.
    @WithDefault("false")
    boolean allowPrivate();

    /// How long a receiver may take to answer.
    @WithDefault("15s")
    Duration timeout();

    /// How often a delivery is tried before it is given up.
    @WithDefault("12")
    int attempts();

    /// The pause after a failure; it quadruples, with jitter, up to `longest-pause`.
    @WithDefault("5s")
    Duration firstPause();

    @WithDefault("12h")
    Duration longestPause();

    /// How long a pod may be at one delivery before another one takes it over.
    @WithDefault("1m")
    Duration claim();

    /// How many deliveries a pod has under way at the same time.
    @WithDefault("16")
    int parallel();

    /// About how many of them go to one webhook, from all pods, so that a slow one holds up no
    /// other.
    @WithDefault("4")
    int parallelEach();

    /// How long a pod waits for news before it looks for deliveries that are due.
    @WithDefault("1s")
    Duration poll();

    /// How long deliveries are remembered; older events are not told when they are first heard of.
    @WithDefault("30d")
    Duration kept();

    /// How often what is older is forgotten.
    @WithDefault("1m")
    Duration forgetEvery();

    /// How long a secret that was replaced signs too.
    @WithDefault("1d")
    Duration secretOverlap();
}
