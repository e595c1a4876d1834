package dev.rollcall.systemtests.running;

import dev.rollcall.local.launch.Pod;

/// What a pod counts.
public final class Metrics {
    private Metrics() {}

    /// The sum of a metric's values where a label, as in `kind="command"`, is as told, or 0.
    public static double sum(Pod pod, String metric, String label) {
        return new Door(pod.managementUrl(), "")
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
