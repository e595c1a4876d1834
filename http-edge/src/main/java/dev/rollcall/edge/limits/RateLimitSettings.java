package dev.rollcall.edge.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/// A client is an access token at one address; without a known token, the address alone.
@ConfigMapping(prefix = "rollcall.rate-limit")
interface RateLimitSettings {
    /// How many requests a second a client may go on with, at each pod; without it, as many as it
    /// likes.
    OptionalInt perSecond();

    /// How many it may send at once, when it has been quiet.
    @WithDefault("500")
    int burst();

    /// How many clients are remembered: those that have been quiet for longest start anew.
    @WithDefault("10000")
    int clients();
}
