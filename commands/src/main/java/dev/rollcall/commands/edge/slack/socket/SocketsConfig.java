package dev.rollcall.commands.edge.slack.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a pod keeps its sockets to Slack, where `rollcall.slack.app-token` is set.
@ConfigMapping(prefix = "rollcall.slack.sockets")
public interface SocketsConfig {

    /// At a time, in each pod. Slack lets an app have ten; while one is renewed there is one
    /// more.
    @WithDefault("2")
    int count();

    /// For Slack's address of a socket, and then for its first message.
    @WithDefault("10s")
    Duration patience();

    /// A socket without any sign of life for so long is given up.
    @WithDefault("30s")
    Duration silence();

    /// After a socket that could not be opened or did not last; doubles, with jitter.
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("30s")
    Duration longestPause();

    /// For what is under way when a socket is replaced, or the pod ends.
    @WithDefault("10s")
    Duration finishWithin();
}
