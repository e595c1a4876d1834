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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    private final Clock clock = Clock.systemUTC();

    ProjectionsView(Transactions transactions, Progress progress, Followers followers) {
        this.transactions = transactions;
        this.progress = progress;
        this.followers = followers;
    }

    List<Item> all() {
        return transactions.run(
                transaction ->
                        Projections.ALL.stream().map(each -> item(transaction, each)).toList());
    }

    private Item item(Transaction transaction, Projection<?, ?> projection) {
        var standing = progress.standing(projection.name());
        return new Item(
                projection.name(),
                projection.version(),
                standing.map(Standing::liveVersion).orElse(null),
                standing.map(Standing::epoch).orElse(null),
                standing.map(Standing::position).orElse(null),
                standing.map(Standing::head).orElse(null),
                standing.map(Standing::lagEvents).orElse(null),
                standing.map(this::lagSeconds).orElse(null),
                standing.map(Standing::stuck).orElse(null),
                stuck(transaction, projection.name()),
                partitions(transaction, projection.name()),
                paused(transaction, projection.name()),
                Optional.ofNullable(followers.troubles().get(projection.name()))
                        .map(Trouble::reason)
                        .orElse(null));
    }

    private double lagSeconds(Standing standing) {
        return standing.lag(clock.instant()).toMillis() / 1000.0;
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

    private static List<Partition> partitions(Transaction transaction, String projection) {
        var partitions = new ArrayList<Partition>();
        for (var row : transaction.execute(PARTITIONS, Tuple.of(projection))) {
            partitions.add(
                    new Partition(
                            row.getInteger("partition"),
                            row.getString("topic_id"),
                            row.getLong("next_offset"),
                            row.getLong("position"),
                            row.getOffsetDateTime("updated_at").toInstant()));
        }
        return partitions;
    }
}
