package dev.rollcall.commands.polls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How polls are opened, reminded of and closed.
@ConfigMapping(prefix = "rollcall.polls")
interface PollsConfig {

    /// Whether this pod does it. Any number may.
    @WithDefault("true")
    boolean enabled();

    /// How long a pod waits before it looks for what is due, without news.
    @WithDefault("1s")
    Duration every();

    /// How many rounds, and how many polls, are looked at in one go.
    @WithDefault("100")
    int batch();

    /// How many of them at the same time.
    @WithDefault("8")
    int parallel();

    /// How long a pod waits for look-ups that are behind before it says so and tries again.
    @WithDefault("10s")
    Duration patience();

    /// How often a round is looked at that asks each by their own clock, while somebody's clock may
    /// come first that the log does not tell of.
    @WithDefault("15m")
    Duration lookAgain();

    /// How long after its slot a poll waits for Slack to say whom it asks, before it asks whom it
    /// knows.
    @WithDefault("30s")
    Duration waitForSlack();

    /// How long after its closing time a poll still takes answers, as late ones; none to anonymous
    /// questions.
    @WithDefault("24h")
    Duration lateWithin();

    /// How late a weekly digest is still made, where no pod was there.
    @WithDefault("1d")
    Duration digestsWithin();

    /// How long after its closing time a poll is remembered in the look-ups.
    @WithDefault("7d")
    Duration kept();

    /// How often what is older is forgotten.
    @WithDefault("10m")
    Duration forgetEvery();
}
