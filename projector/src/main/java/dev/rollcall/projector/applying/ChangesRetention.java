package dev.rollcall.projector.applying;

import dev.rollcall.projector.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Forgets changes that nobody will resume from any more.
@ApplicationScoped
class ChangesRetention {

    private static final Logger LOG = Logger.getLogger(ChangesRetention.class);

    /// The last change always stays: its number is the feed's head.
    private static final String FORGET =
            """
            delete from read_model.changes
            where number < coalesce(
                (select number
                 from read_model.changes
                 where changed_at >= clock_timestamp() - make_interval(secs => $1)
                 order by number
                 limit 1),
                (select max(number)
                 from read_model.changes))
            """;

    private final Transactions transactions;
    private final ChangesConfig config;

    ChangesRetention(Transactions transactions, ChangesConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            every = "${rollcall.projector.changes.forget-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void forget() {
        try {
            transactions.run(
                    transaction ->
                            transaction
                                    .execute(FORGET, Tuple.of((double) config.kept().toSeconds()))
                                    .rowCount());
        } catch (RuntimeException failure) {
            LOG.warnf("Old changes could not be forgotten, next try later: %s", failure);
        }
    }
}
