package dev.rollcall.bench.append;

import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was measured in each round, by name.
final class Rounds {

    private final Map<String, List<Double>> rates = new HashMap<>();

    void add(String name, double rate) {
        rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(rate);
    }

    Figure figure(String name, String measured, String against, String baseline, double goal) {
        return new Figure(
                name,
                "appends/s",
                new Sample(rates.get(measured)),
                against,
                new Sample(rates.get(baseline)),
                goal);
    }
}
