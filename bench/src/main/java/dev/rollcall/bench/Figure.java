package dev.rollcall.bench;

/// One measured quantity, beside the baseline of the same run and the ratio it should reach.
public record Figure(
        String name, String unit, Sample measured, String against, Sample baseline, double goal) {

    public double ratio() {
        return measured.median() / baseline.median();
    }

    public boolean reached() {
        return ratio() >= goal;
    }
}
