package dev.rollcall.bench;

/// What a figure should reach: a ratio to its baseline, or a value of its own.
public sealed interface Goal {

    double bound();

    /// More is better.
    record AtLeast(double bound) implements Goal {}

    /// Less is better.
    record AtMost(double bound) implements Goal {}

    /// In the figure's unit, whatever the baseline; less is better.
    record Below(double bound) implements Goal {}
}
