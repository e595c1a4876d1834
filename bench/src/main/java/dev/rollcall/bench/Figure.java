package dev.rollcall.bench;

import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Goal.AtMost;
import dev.rollcall.bench.Goal.Below;

/// One measured quantity, beside the baseline of the same run and what it should reach.
public record Figure(
        String name, String unit, Sample measured, String against, Sample baseline, Goal goal) {

    public double ratio() {
        return measured.median() / baseline.median();
    }

    public boolean reached() {
        return switch (goal) {
            case AtLeast(var ratio) -> ratio() >= ratio;
            case AtMost(var ratio) -> ratio() <= ratio;
            case Below(var value) -> measured.median() < value;
        };
    }
}
