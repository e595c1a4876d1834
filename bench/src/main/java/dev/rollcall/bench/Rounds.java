package dev.rollcall.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was measured in each round, by name, all in one unit.
public final class Rounds {

    private final String unit;
    private final Map<String, List<Double>> values = new HashMap<>();

    public Rounds(String unit) {
        this.unit = unit;
    }

    public void add(String name, double value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    public Sample sample(String name) {
        return new Sample(values.get(name));
    }

    public Figure figure(String name, String measured, String against, String baseline, Goal goal) {
        return new Figure(name, unit, sample(measured), against, sample(baseline), goal);
    }
}
