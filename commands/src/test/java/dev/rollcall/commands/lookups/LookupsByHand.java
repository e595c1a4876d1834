package dev.rollcall.commands.lookups;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/// The look-ups of a test that says itself when they follow the log.
public final class LookupsByHand {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LookupsFollower follower;

    public LookupsByHand(Pool pool) {
        follower = new LookupsFollower(pool, 500);
    }

    public void catchUp() {
        var step = follower.step().await().atMost(PATIENCE);
        while (step.elsewhere() || step.events() > 0) {
            step = follower.step().await().atMost(PATIENCE);
        }
    }
}
