package dev.rollcall.projector.applying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.projections.Stamp;
import dev.rollcall.projector.projections.Stamped;
import dev.rollcall.projector.projections.Version;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What the database refuses is found by halving.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RefusalsTest {

    private static final Metadata NOBODYS =
            new Metadata("test", "rest", null, null, null, null, null, null, null, null, null);

    @Inject Transactions transactions;

    @Test
    void one_in_a_thousand_is_found_in_a_dozen_transactions() {
        long seed = System.nanoTime();
        var versions = LongStream.rangeClosed(1, 1_000).mapToObj(RefusalsTest::version).toList();
        var refused = versions.get(new Random(seed).nextInt(versions.size())).event().id();
        var tries = new int[1];

        var condemned =
                Refusals.passOver(
                        transactions,
                        (transaction, known, trial) -> {
                            tries[0]++;
                            var left =
                                    versions.stream()
                                            .filter(it -> !known.containsKey(it.event().id()))
                                            .toList();
                            var some = left.subList(0, trial.orElse(left.size()));
                            boolean bad =
                                    some.stream().anyMatch(it -> it.event().id().equals(refused));
                            RefusedException.telling(
                                    transaction,
                                    some,
                                    () ->
                                            transaction.execute(
                                                    "select 1 / $1::integer", bad ? 0 : 1));
                            return Set.copyOf(known.keySet());
                        });

        assertThat(condemned).as("seed %d", seed).containsExactly(refused);
        // The batch, without any row, ten halvings, and the batch again.
        assertThat(tries[0]).as("seed %d", seed).isBetween(12, 13);
    }

    private static Version<List<String>> version(long sequence) {
        var id = UUID.randomUUID();
        var event =
                new Envelope(
                        id,
                        "TeamRenamed",
                        new UUID(0, 1).toString(),
                        "{}",
                        Instant.EPOCH,
                        NOBODYS,
                        1,
                        sequence,
                        sequence,
                        1);
        var stamp = new Stamp(sequence, sequence, id, Instant.EPOCH, Instant.EPOCH);
        return new Version<>(new UUID(0, 1), new Stamped<>(List.of(), stamp), event);
    }
}
