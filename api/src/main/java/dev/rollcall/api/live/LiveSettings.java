package dev.rollcall.api.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.live")
interface LiveSettings {
    /// How long a client waits before it connects again; up to twice as long, so that they don't
    /// all come at once.
    @WithDefault("2s")
    Duration retry();

    /// Over how long the clients of a pod that goes come back to the others.
    @WithDefault("10s")
    Duration spread();

    /// How long a connection may take nothing before it is cut, and a reader may lag behind the
    /// window before it is dropped. More than a heartbeat and than any `wait=`.
    @WithDefault("60s")
    Duration patience();

    /// How long a stream waits for this pod's database where it is behind the id to resume from, as
    /// a replica may be. Then it starts over.
    @WithDefault("10s")
    Duration lag();
}
