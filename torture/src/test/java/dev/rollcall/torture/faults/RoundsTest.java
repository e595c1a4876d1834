package dev.rollcall.torture.faults;

import static dev.rollcall.torture.cluster.Cluster.Backend.KAFKA;
import static dev.rollcall.torture.cluster.Cluster.Backend.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.torture.faults.Fault.CutConnections;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final long seed = ThreadLocalRandom.current().nextLong();

    @Test
    void the_same_seed_gives_the_same_rounds() {
        assertThat(Rounds.of(seed, 20)).as("seed %d", seed).isEqualTo(Rounds.of(seed, 20));
        assertThat(Rounds.of(seed, 20)).startsWith(Rounds.of(seed, 3).toArray(Round[]::new));
    }

    @Test
    void every_kind_of_fault_comes_within_ten_rounds_on_each_backend() {
        var faults =
                Rounds.of(seed, 10).stream().flatMap(round -> round.faults().stream()).toList();
        assertThat(faults)
                .as("seed %d", seed)
                .extracting(Object::getClass)
                .contains(Fault.class.getPermittedSubclasses());
        assertThat(faults)
                .as("seed %d", seed)
                .contains(new CutConnections(KAFKA), new CutConnections(POSTGRESQL));
    }
}
