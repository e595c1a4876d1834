package dev.rollcall.projector.edge;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.edge.ProjectionList.Item;
import dev.rollcall.projector.edge.ProjectionList.Partition;
import dev.rollcall.projector.edge.ProjectionList.Paused;
import dev.rollcall.projector.edge.ProjectionList.StuckAggregate;
import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.following.Trouble;
import dev.rollcall.projector.progress.Progress;
import dev.rollcall.projector.progress.Standing;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.projector.rebuilding.Rebuilder;
import dev.rollcall.projector.rebuilding.Rebuilders;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers what is known of each view.
@ApplicationScoped
class ProjectionsView {

    private static final String STUCK =
            """
            select s.aggregate_id, s.since, s.sequence, s.position, s.dead_letter, d.cause, d.message
            from read_model.stuck s
            join read_model.dead_letters d on d.id = s.dead_letter
            where s.projection = $1
            order by s.position
            limit 100
            """;

    private static final String PARTITIONS =
            """
            select partition, topic_id, next_offset, position, updated_at
            from read_model.checkpoints
            where projection = $1
            order by partition
            """;

    private static final String PAUSED =
            """
            select paused_since, paused_reason, paused_by
            from read_model.projections
            where name = $1
            and paused_since is not null
            """;

    private final Transactions transactions;
    private final Progress progress;
    private final Followers followers;
    private final Rebuilders rebuilders;
    private final Clock clock = Clock.systemUTC();

    ProjectionsView(
            Transactions transactions,
            Progress progress,
            Followers followers,
            Rebuilders rebuilders) {
        this.transactions = transactions;
        this.progress = progress;
        this.followers = followers;
        this.rebuilders = rebuilders;
    }

    List<Item> all() {
        return Projections.ALL.stream().map(this::item).toList();
    }

    private Item item(Projection<?, ?> projection) {
        var rebuild = rebuild(projection.name());
        return transactions.run(transaction -> item(transaction, projection, rebuild));
    }

    private RebuildView rebuild(String projection) {
        return rebuilders
                .of(projection)
                .flatMap(Rebuilder::find)
                .filter(it -> !it.phase().isOver())
                .map(it -> RebuildView.of(it, clock.instant()).withoutRows())
                .orElse(null);
    }

    private Item item(Transaction transaction, Projection<?, ?> projection, RebuildView rebuild) {
        var standing = progress.standing(projection.name());
        return new Item(
                projection.name(),
                projection.version(),
                standing.map(Standing::liveVersion).orElse(null),
                standing.map(Standing::epoch).orElse(null),
                standing.map(Standing::position).orElse(null),
                standing.map(Standing::head).orElse(null),
                standing.map(Standing::lagEvents).orElse(null),
                standing.map(it -> seconds(it.lag(clock.instant()))).orElse(null),
                standing.map(Standing::stuck).orElse(null),
                stuck(transaction, projection.name()),
                partitions(transaction, projection.name(), standing),
                paused(transaction, projection.name()),
                rebuild,
                Optional.ofNullable(followers.troubles().get(projection.name()))
                        .map(Trouble::reason)
                        .orElse(null));
    }

    private static double seconds(Duration lag) {
        return lag.toMillis() / 1000.0;
    }

    private static List<StuckAggregate> stuck(Transaction transaction, String projection) {
        var stuck = new ArrayList<StuckAggregate>();
        for (var row : transaction.execute(STUCK, Tuple.of(projection))) {
            stuck.add(
                    new StuckAggregate(
                            row.getString("aggregate_id"),
                            row.getOffsetDateTime("since").toInstant(),
                            row.getLong("sequence"),
                            row.getLong("position"),
                            row.getUUID("dead_letter"),
                            row.getString("cause"),
                            row.getString("message")));
        }
        return stuck;
    }

    private static Paused paused(Transaction transaction, String projection) {
        for (var row : transaction.execute(PAUSED, Tuple.of(projection))) {
            return new Paused(
                    row.getOffsetDateTime("paused_since").toInstant(),
                    row.getString("paused_reason"),
                    row.getString("paused_by"));
        }
        return null;
    }

    private List<Partition> partitions(
            Transaction transaction, String projection, Optional<Standing> standing) {
        var partitions = new ArrayList<Partition>();
        var held = followers.held();
        for (var row : transaction.execute(PARTITIONS, Tuple.of(projection))) {
            int partition = row.getInteger("partition");
            // Which partition an event is in is known to whoever follows one.
            var known = standing.filter(_ -> !held.isEmpty());
            partitions.add(
                    new Partition(
                            partition,
                            row.getString("topic_id"),
                            row.getLong("next_offset"),
                            row.getLong("position"),
                            row.getOffsetDateTime("updated_at").toInstant(),
                            held.contains(partition),
                            known.map(it -> it.lagEvents(partition)).orElse(null),
                            known.map(it -> seconds(it.lag(partition, clock.instant())))
                                    .orElse(null)));
        }
        return partitions;
    }
}
