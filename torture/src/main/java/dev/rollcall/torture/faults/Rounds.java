package dev.rollcall.torture.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Faults in an order that follows from a seed. They are dealt like cards, one or a few a round,
/// from a deck that is shuffled when it is used up: every kind comes within ten rounds or twenty.
public final class Rounds {
    private final RandomGenerator random;
    private final Deck deck;
    private final Deque<Fault> left = new ArrayDeque<>();

    private Rounds(long seed, Deck deck) {
        this.random = new SplittableRandom(seed);
        this.deck = deck;
    }

    /// The first rounds of a seed are the same, however many there are.
    public static List<Round> of(long seed, int count, Deck deck) {
        var dealer = new Rounds(seed, deck);
        var rounds = new ArrayList<Round>();
        for (int number = 1; number <= count; number++) {
            rounds.add(dealer.deal(number));
        }
        return rounds;
    }

    private Round deal(int number) {
        var faults = new ArrayList<Fault>();
        faults.add(draw());
        for (int more = 1; more < deck.mostAtOnce(); more++) {
            if (random.nextBoolean()) {
                faults.add(draw());
            }
        }
        return new Round(number, upTo(2_000), upTo(800), faults);
    }

    private Fault draw() {
        if (left.isEmpty()) {
            var all = new ArrayList<>(deck.cards().apply(random));
            Collections.shuffle(all, random);
            left.addAll(all);
        }
        return left.pop();
    }

    private Duration upTo(int milliseconds) {
        return Duration.ofMillis(random.nextInt(milliseconds));
    }
}
