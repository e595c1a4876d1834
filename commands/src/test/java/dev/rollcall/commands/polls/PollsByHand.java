package dev.rollcall.commands.polls;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/// Does what is due of polls, as a pod does each second.
@ApplicationScoped
public class PollsByHand {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLOSES_NOW =
            "update commands.polls set closes_at = now(), due_at = 'epoch' where poll_id = $1";

    private final Asking asking;
    private final Pool pool;

    PollsByHand(Asking asking, Pool pool) {
        this.asking = asking;
        this.pool = pool;
    }

    public void look() {
        asking.due().chain(asking::carryOut).await().atMost(PATIENCE);
    }

    /// A poll whose time is not over.
    public void close(UUID poll) {
        pool.preparedQuery(CLOSES_NOW).execute(Tuple.of(poll)).await().atMost(PATIENCE);
        look();
    }
}
