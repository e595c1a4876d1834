package dev.rollcall.torture.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

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
    void every_kind_of_fault_comes_within_seven_rounds() {
        var kinds =
                Rounds.of(seed, 7).stream()
                        .flatMap(round -> round.faults().stream())
                        .map(Object::getClass)
                        .collect(toSet());
        assertThat(kinds).as("seed %d", seed).hasSize(Fault.class.getPermittedSubclasses().length);
    }
}
