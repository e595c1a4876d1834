package dev.rollcall.commands.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How what Slack says of people and channels is kept right.
@ConfigMapping(prefix = "rollcall.slack.rosters")
interface RosterConfig {

    /// How long a pod waits before it looks for what to ask Slack, without news.
    @WithDefault("1s")
    Duration every();

    /// How long one pod has for asking before another one may.
    @WithDefault("1m")
    Duration claim();

    /// How long after Slack said who is in a channel or a user group it is asked again, though it
    /// told of no change.
    @WithDefault("6h")
    Duration refresh();

    /// The same of people: their names, time zones, and whether they are still there.
    @WithDefault("24h")
    Duration refreshPeople();

    /// How old what Slack said of somebody may be for whether they run the workspace.
    @WithDefault("5m")
    Duration adminsFor();

    /// The pause after Slack failed, or refused.
    @WithDefault("1m")
    Duration pause();

    /// How long what no round asks for any more is kept.
    @WithDefault("40d")
    Duration kept();

    /// How many people are asked about one by one; of more, the whole workspace is listed.
    @WithDefault("50")
    int oneByOne();
}
