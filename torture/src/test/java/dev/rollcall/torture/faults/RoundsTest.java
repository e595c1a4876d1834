package dev.rollcall.torture.faults;

import static dev.rollcall.torture.cluster.Cluster.Backend.KAFKA;
import static dev.rollcall.torture.cluster.Cluster.Backend.POSTGRESQL;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.torture.faults.Fault.CutConnections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Deck APPEND = Deck.append(2);
    private static final Deck PROJECT = Deck.project(4);

    private final long seed = ThreadLocalRandom.current().nextLong();

    @Test
    void the_same_seed_gives_the_same_rounds() {
        for (var deck : List.of(APPEND, PROJECT)) {
            var rounds = Rounds.of(seed, 20, deck);
            assertThat(rounds).as("seed %d", seed).isEqualTo(Rounds.of(seed, 20, deck));
            assertThat(rounds).startsWith(Rounds.of(seed, 3, deck).toArray(Round[]::new));
        }
    }

    @Test
    void every_fault_of_append_comes_within_ten_rounds_on_each_backend() {
        assertThat(faults(10, APPEND))
                .as("seed %d", seed)
                .contains(new CutConnections(KAFKA), new CutConnections(POSTGRESQL));
        assertThat(kinds(faults(10, APPEND))).as("seed %d", seed).hasSize(7);
    }

    @Test
    void every_fault_of_project_comes_within_twenty_rounds() {
        assertThat(kinds(faults(20, PROJECT))).as("seed %d", seed).hasSize(9);
    }

    @Test
    void there_is_no_fault_that_is_not_dealt() {
        assertThat(
                        kinds(
                                Stream.concat(
                                                faults(20, APPEND).stream(),
                                                faults(20, PROJECT).stream())
                                        .toList()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    private List<Fault> faults(int rounds, Deck deck) {
        return Rounds.of(seed, rounds, deck).stream()
                .flatMap(round -> round.faults().stream())
                .toList();
    }

    private static Set<Class<?>> kinds(List<Fault> faults) {
        return faults.stream().map(Object::getClass).collect(toSet());
    }
}
