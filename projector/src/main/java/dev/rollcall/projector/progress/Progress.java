package dev.rollcall.projector.progress;

import dev.rollcall.projector.database.Outages;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/// Compares each view with the store, row by row from the watermark on. It does not ask the bus,
/// so it also finds what the bus has lost.
@ApplicationScoped
public class Progress {

    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final Transactions transactions;
    private final Followers followers;
    private final ProgressConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, Instant> reminders = new ConcurrentHashMap<>();

    Progress(Transactions transactions, Followers followers, ProgressConfig config) {
        this.transactions = transactions;
        this.followers = followers;
        this.config = config;
    }

    @Scheduled(
            every = "${rollcall.projector.progress.look-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void look() {
        for (var projection : Projections.ALL) {
            try {
                look(projection);
            } catch (RuntimeException failure) {
                LOG.logf(
                        Outages.isOne(failure) ? Level.DEBUG : Level.ERROR,
                        failure,
                        "%s could not be compared with the store",
                        projection.name());
            }
        }
    }

    private void look(Projection<?, ?> projection) {
        var sql = Unseen.upTo(projection.table());
        for (var row :
                transactions.run(
                        transaction -> {
                            var quietSince = quietSince(transaction);
                            return transaction.execute(
                                    sql,
                                    Tuple.of(
                                            projection.name(),
                                            foreignTypes(projection),
                                            quietSince));
                        })) {
            var standing = standing(projection, row);
            var before = standings.put(projection.name(), standing);
            if (before != null && before.liveVersion() != standing.liveVersion()) {
                followers.otherVersion(projection.name());
            }
            if (row.getLong("store_epoch") > standing.epoch()) {
                followers.otherEpoch(projection.name(), row.getLong("store_epoch"));
            } else if (standing.paused().isEmpty()) {
                standing.unseen().ifPresent(unseen -> remind(projection, unseen));
            }
        }
    }

    private static OffsetDateTime quietSince(Transaction transaction) {
        return transaction
                .execute(Unseen.QUIET_SINCE)
                .iterator()
                .next()
                .getOffsetDateTime("quiet_since");
    }

    /// Told again only after as long a wait: who holds the partition is at it, or another pod does.
    private void remind(Projection<?, ?> projection, Unseen unseen) {
        var last = reminders.get(projection.name());
        var now = clock.instant();
        if (isOlder(unseen.timestamp(), now) && (last == null || isOlder(last, now))) {
            reminders.put(projection.name(), now);
            followers.overdue(
                    projection.name(),
                    unseen.aggregateId(),
                    unseen.position(),
                    now.minus(config.overdueAfter()));
        }
    }

    private boolean isOlder(Instant than, Instant now) {
        return Duration.between(than, now).compareTo(config.overdueAfter()) > 0;
    }

    private Standing standing(Projection<?, ?> projection, Row row) {
        var unseen = Optional.ofNullable(row.getLong("position")).map(_ -> Unseen.of(row));
        return new Standing(
                projection.name(),
                row.getInteger("live_version"),
                row.getLong("epoch"),
                row.getLong("reached"),
                row.getLong("head"),
                row.getLong("stuck"),
                unseen,
                unseen.isPresent() ? partitions(projection, row) : Map.of(),
                Paused.of(row),
                Rebuilding.of(row),
                clock.instant());
    }

    /// The first event of each partition that the view has not seen.
    private Map<Integer, Unseen> partitions(Projection<?, ?> projection, Row row) {
        var sql = Unseen.from(projection.table());
        var arguments =
                Tuple.of(
                        projection.name(),
                        foreignTypes(projection),
                        row.getLong("reached"),
                        row.getLong("head"));
        var partitions = new TreeMap<Integer, Unseen>();
        for (var each : transactions.run(transaction -> transaction.execute(sql, arguments))) {
            var unseen = Unseen.of(each);
            partitions.putIfAbsent(followers.partitionOf(unseen.aggregateId()), unseen);
        }
        return partitions;
    }

    private static String[] foreignTypes(Projection<?, ?> projection) {
        return projection.foreignTypes().toArray(String[]::new);
    }

    /// Empty until the view was first looked at.
    public Optional<Standing> standing(String projection) {
        return Optional.ofNullable(standings.get(projection));
    }
}
