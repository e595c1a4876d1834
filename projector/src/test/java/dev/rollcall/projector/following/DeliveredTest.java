package dev.rollcall.projector.following;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.deadletters.Origin;
import dev.rollcall.projector.following.Signal.Delivered;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What was delivered while a view was busy is applied together, as if it had come at once.
class DeliveredTest {

    private final Queue<Signal> inbox = new ArrayDeque<>();

    @Test
    void records_that_follow_on_are_joined_by_partition() {
        inbox.add(delivered(batch(0, 10, 12), batch(2, 0, 1)));
        inbox.add(delivered(batch(1, 5, 6)));

        var all = delivered(batch(0, 7, 10), batch(1, 4, 5)).withThoseBehind(inbox);

        assertThat(all.batches())
                .containsExactlyInAnyOrder(batch(0, 7, 12), batch(1, 4, 6), batch(2, 0, 1));
        assertThat(inbox).isEmpty();
    }

    @Test
    void each_is_answered_with_what_was_applied() {
        var first = delivered(batch(0, 0, 1));
        var second = delivered(batch(1, 0, 1));
        var third = delivered(batch(0, 1, 2));
        inbox.addAll(List.of(second, third));

        first.withThoseBehind(inbox).applied().complete(Set.of(1));

        assertThat(List.of(first, second, third))
                .allSatisfy(it -> assertThat(it.applied()).isCompletedWithValue(Set.of(1)));
    }

    @Test
    void a_gap_is_not_joined_over() {
        inbox.add(delivered(batch(0, 4, 5)));

        var all = delivered(batch(0, 0, 3)).withThoseBehind(inbox);

        assertThat(all.batches()).containsExactly(batch(0, 0, 3));
        assertThat(inbox).hasSize(1);
    }

    @Test
    void what_comes_between_keeps_its_place() {
        var revoked = new Signal.Revoked(Set.of(0));
        inbox.add(revoked);
        inbox.add(delivered(batch(0, 1, 2)));

        var all = delivered(batch(0, 0, 1)).withThoseBehind(inbox);

        assertThat(all.batches()).containsExactly(batch(0, 0, 1));
        assertThat(inbox).hasSize(2).first().isSameAs(revoked);
    }

    private static Delivered delivered(Batch... batches) {
        return new Delivered(List.of(batches), new CompletableFuture<>());
    }

    private static Batch batch(int partition, long from, long to) {
        var records =
                LongStream.range(from, to)
                        .mapToObj(
                                offset ->
                                        new Batch.Numbered(
                                                offset,
                                                new Delivery.Malformed(
                                                        new Origin(
                                                                "t", partition, offset, "k", null),
                                                        "none")))
                        .toList();
        return new Batch(partition, from, to, records);
    }
}
