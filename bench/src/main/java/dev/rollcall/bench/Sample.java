package dev.rollcall.bench;

import java.util.List;

/// What the rounds of a run measured; its value is their median.
public record Sample(List<Double> rounds) {

    public Sample {
        rounds = rounds.stream().sorted().toList();
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    public double median() {
        int middle = rounds.size() / 2;
        return rounds.size() % 2 == 1
                ? rounds.get(middle)
                : (rounds.get(middle - 1) + rounds.get(middle)) / 2;
    }

    public double least() {
        return rounds.getFirst();
    }

    public double most() {
        return rounds.getLast();
    }
}
