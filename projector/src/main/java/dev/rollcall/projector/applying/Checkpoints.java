package dev.rollcall.projector.applying;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/// The checkpoints of one view. They are only ever moved by who knows where they stood.
final class Checkpoints {

    private static final String START =
            """
            insert into read_model.checkpoints (projection, partition, version, position)
            select p.name, missing, p.live_version, p.watermark
            from read_model.projections p, unnest($2::integer[]) as missing
            where p.name = $1
            on conflict do nothing
            """;

    private static final String LOAD =
            """
            select partition, topic_id, next_offset, position
            from read_model.checkpoints
            where projection = $1
            and partition = any ($2::integer[])
            """;

    private static final String WATERMARK =
            """
            select watermark
            from read_model.projections
            where name = $1
            """;

    private static final String MOVE =
            """
            with moved as (
                update read_model.checkpoints c
                set topic_id = m.to_topic,
                    next_offset = m.to_offset,
                    position = m.to_position,
                    version = $2,
                    updated_at = clock_timestamp()
                from unnest($3::integer[], $4::text[], $5::bigint[], $6::bigint[],
                            $7::text[], $8::bigint[], $9::bigint[])
                    as m (partition, from_topic, from_offset, from_position,
                          to_topic, to_offset, to_position)
                where c.projection = $1
                and c.partition = m.partition
                and c.topic_id = m.from_topic
                and c.next_offset = m.from_offset
                and c.position = m.from_position
                returning c.partition)
            select p.live_version, p.epoch, p.paused_reason, array(select partition from moved) as held
            from read_model.projections p
            where p.name = $1
            """;

    private final Projection<?, ?> projection;

    Checkpoints(Projection<?, ?> projection) {
        this.projection = projection;
    }

    /// A partition without a checkpoint gets one that no record continues.
    Map<Integer, Checkpoint> load(Transaction transaction, Collection<Integer> partitions) {
        Registration.register(transaction, projection);
        var numbers = partitions.stream().sorted().toArray(Integer[]::new);
        transaction.execute(START, Tuple.of(projection.name(), numbers));
        var checkpoints = new TreeMap<Integer, Checkpoint>();
        for (var row : transaction.execute(LOAD, Tuple.of(projection.name(), numbers))) {
            checkpoints.put(
                    row.getInteger("partition"),
                    new Checkpoint(
                            row.getString("topic_id"),
                            row.getLong("next_offset"),
                            row.getLong("position")));
        }
        return checkpoints;
    }

    /// Up to here everything is applied, in every partition.
    long watermark(Transaction transaction) {
        return transaction
                .execute(WATERMARK, Tuple.of(projection.name()))
                .iterator()
                .next()
                .getLong("watermark");
    }

    Moved move(Transaction transaction, List<Slice> slices) {
        var rows =
                transaction.execute(
                        MOVE,
                        Tuple.of(projection.name(), projection.version())
                                .addValue(array(slices, Slice::partition, Integer[]::new))
                                .addValue(array(slices, s -> s.from().topicId(), String[]::new))
                                .addValue(array(slices, s -> s.from().nextOffset(), Long[]::new))
                                .addValue(array(slices, s -> s.from().position(), Long[]::new))
                                .addValue(array(slices, s -> s.to().topicId(), String[]::new))
                                .addValue(array(slices, s -> s.to().nextOffset(), Long[]::new))
                                .addValue(array(slices, s -> s.to().position(), Long[]::new)));
        var row = rows.iterator().next();
        return new Moved(
                row.getInteger("live_version"),
                row.getLong("epoch"),
                Optional.ofNullable(row.getString("paused_reason")),
                Set.of(row.getArrayOfIntegers("held")));
    }

    /// What stood when the checkpoints moved, and whose still stood where they were thought to.
    record Moved(int liveVersion, long epoch, Optional<String> paused, Set<Integer> held) {}

    private static <V> V[] array(
            List<Slice> slices, Function<Slice, V> value, IntFunction<V[]> array) {
        return slices.stream().map(value).toArray(array);
    }
}
