package dev.rollcall.projector.progress;

import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.progress.Standing.Paused;
import dev.rollcall.projector.progress.Standing.Unseen;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.projector.projections.Table;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/// Compares each view with the store, row by row from the watermark on. It does not ask the bus,
/// so it also finds what the bus has lost.
@ApplicationScoped
public class Progress {

    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final Transactions transactions;
    private final Followers followers;
    private final ProgressConfig config;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, Instant> reminders = new ConcurrentHashMap<>();

    Progress(
            Transactions transactions,
            Followers followers,
            ProgressConfig config,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.followers = followers;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        for (var projection : Projections.ALL) {
            gauge(
                    "lag.seconds",
                    "Age of the oldest event that the view has not seen",
                    projection,
                    standing -> standing.lag(clock.instant()).toMillis() / 1000.0);
            gauge(
                    "lag.events",
                    "Positions between the view and the end of the log",
                    projection,
                    Standing::lagEvents);
            gauge("position", "The view's watermark", projection, Standing::position);
            gauge(
                    "stuck.aggregates",
                    "Aggregates that the view does not follow",
                    projection,
                    Standing::stuck);
            gauge(
                    "paused",
                    "1 while nothing is written to the view, until it is resumed",
                    projection,
                    standing -> standing.paused().isPresent() ? 1 : 0);
        }
    }

    private void gauge(
            String name,
            String description,
            Projection<?, ?> projection,
            ToDoubleFunction<Standing> value) {
        Gauge.builder(
                        "rollcall.projection." + name,
                        () ->
                                standing(projection.name())
                                        .map(value::applyAsDouble)
                                        .orElse(Double.NaN))
                .description(description)
                .tag("projection", projection.name())
                .register(meters);
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
                LOG.debugf(failure, "could not compare %s with the store", projection.name());
            }
        }
    }

    private void look(Projection<?, ?> projection) {
        var sql = look(projection.table());
        var arguments = Tuple.of(projection.name(), projection.types().toArray(String[]::new));
        for (var row : transactions.run(transaction -> transaction.execute(sql, arguments))) {
            var standing = standing(projection, row);
            standings.put(projection.name(), standing);
            if (row.getLong("store_epoch") > standing.epoch()) {
                followers.otherEpoch(projection.name(), row.getLong("store_epoch"));
            } else {
                standing.unseen().ifPresent(unseen -> remind(projection, unseen));
            }
        }
    }

    /// An event is seen when its aggregate's row has its sequence, or is known to be stuck, or the
    /// event was discarded. Scalar subqueries, so that the plan is one index probe an event,
    /// whatever the tables' sizes.
    private static String look(Table<?> table) {
        return """
            with store as (
                select coalesce(
                           (select position
                            from event_store.events
                            order by position desc
                            limit 1), 0) as head,
                       (select epoch from event_store.epoch) as epoch),
            view as (
                select name, live_version, epoch, watermark, paused_since, paused_reason, paused_by
                from read_model.projections
                where name = $1),
            unseen as (
                select e.position, e.aggregate_id, e.timestamp
                from event_store.events e
                where e.position > (select watermark from view)
                and e.type = any ($2::text[])
                and coalesce(
                    (select r.sequence
                     from read_model.%1$s r
                     where r.%2$s = case when pg_input_is_valid(e.aggregate_id, 'uuid')
                                    then e.aggregate_id::uuid end), 0) < e.sequence
                and (select true
                     from read_model.stuck s
                     where s.projection = $1
                     and s.aggregate_id = e.aggregate_id) is null
                and (select true
                     from read_model.discarded d
                     where d.projection = $1
                     and d.aggregate_id = e.aggregate_id
                     and d.event_id = e.id) is null
                order by e.position
                limit 1),
            reached as (
                select view.epoch,
                       coalesce((select position - 1 from unseen), store.head) as position
                from store, view
                where store.epoch = view.epoch),
            moved as (
                update read_model.projections p
                set watermark = reached.position
                from reached
                where p.name = $1
                and p.epoch = reached.epoch
                and p.watermark < reached.position)
            select view.live_version, view.epoch, view.paused_since, view.paused_reason,
                   view.paused_by, store.epoch as store_epoch, store.head,
                   coalesce((select position from reached), view.watermark) as reached,
                   (select count(*) from read_model.stuck where projection = $1) as stuck,
                   unseen.position, unseen.aggregate_id, unseen.timestamp
            from view
            cross join store
            left join unseen on true
            """
                .formatted(table.name(), table.key());
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
        var position = row.getLong("position");
        var unseen =
                position == null
                        ? null
                        : new Unseen(
                                position,
                                row.getString("aggregate_id"),
                                row.getOffsetDateTime("timestamp").toInstant());
        return new Standing(
                projection.name(),
                row.getInteger("live_version"),
                row.getLong("epoch"),
                row.getLong("reached"),
                row.getLong("head"),
                row.getLong("stuck"),
                Optional.ofNullable(unseen),
                paused(row),
                clock.instant());
    }

    private static Optional<Paused> paused(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("paused_since"))
                .map(
                        since ->
                                new Paused(
                                        since.toInstant(),
                                        row.getString("paused_reason"),
                                        row.getString("paused_by")));
    }

    /// Empty until the view was first looked at.
    public Optional<Standing> standing(String projection) {
        return Optional.ofNullable(standings.get(projection));
    }
}
