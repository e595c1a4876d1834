package dev.rollcall.torture.faults;

import dev.rollcall.torture.cluster.Cluster.Backend;
import dev.rollcall.torture.faults.Fault.CutConnections;
import dev.rollcall.torture.faults.Fault.DelayConnections;
import dev.rollcall.torture.faults.Fault.HalfCloseConnections;
import dev.rollcall.torture.faults.Fault.KillKafka;
import dev.rollcall.torture.faults.Fault.KillPod;
import dev.rollcall.torture.faults.Fault.KillPostgres;
import dev.rollcall.torture.faults.Fault.PauseLeader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Faults in an order that follows from a seed. They are dealt like cards, one or two a round, from
/// a deck that is shuffled when it is used up: every kind comes within ten rounds.
public final class Rounds {
    private static final int PODS = 2;

    private final RandomGenerator random;
    private final Deque<Fault> deck = new ArrayDeque<>();

    private Rounds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// The first rounds of a seed are the same, however many there are.
    public static List<Round> of(long seed, int count) {
        var dealer = new Rounds(seed);
        var rounds = new ArrayList<Round>();
        for (int number = 1; number <= count; number++) {
            rounds.add(dealer.deal(number));
        }
        return rounds;
    }

    private Round deal(int number) {
        var faults = new ArrayList<Fault>();
        faults.add(draw());
        if (random.nextBoolean()) {
            faults.add(draw());
        }
        return new Round(number, upTo(2_000), upTo(800), faults);
    }

    private Fault draw() {
        if (deck.isEmpty()) {
            deck.addAll(shuffled());
        }
        return deck.pop();
    }

    private List<Fault> shuffled() {
        var all =
                new ArrayList<Fault>(
                        List.of(
                                new KillPod(random.nextInt(PODS)),
                                new KillPostgres(),
                                new KillKafka(),
                                new PauseLeader()));
        for (var backend : Backend.values()) {
            all.add(new CutConnections(backend));
            all.add(new DelayConnections(backend, 300 + random.nextInt(1_300)));
            all.add(new HalfCloseConnections(backend));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Duration upTo(int milliseconds) {
        return Duration.ofMillis(random.nextInt(milliseconds));
    }
}
