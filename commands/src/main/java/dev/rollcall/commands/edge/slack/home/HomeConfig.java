package dev.rollcall.commands.edge.slack.home;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How Home tabs follow what happens.
@ConfigMapping(prefix = "rollcall.slack.home")
interface HomeConfig {

    /// For how long after somebody opened it their Home tab is published anew when something of
    /// their teams changes: Slack does not say when it is left.
    @WithDefault("30m")
    Duration openFor();

    /// How long changes gather before Home tabs are published anew.
    @WithDefault("2s")
    Duration gather();

    /// How many of them in one go.
    @WithDefault("100")
    int batch();

    /// When the same content is published again although Slack should have it.
    @WithDefault("1h")
    Duration believed();
}
