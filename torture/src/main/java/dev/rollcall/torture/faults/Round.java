package dev.rollcall.torture.faults;

import static java.util.stream.Collectors.joining;

import dev.rollcall.torture.cluster.Cluster;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// One round: load alone, then faults that overlap, then their end.
public record Round(int number, Duration calm, Duration between, List<Fault> faults) {
    public Round {
        faults = List.copyOf(faults);
    }

    public void run(Cluster cluster) throws InterruptedException {
        Thread.sleep(calm);
        for (var fault : faults) {
            fault.strike(cluster);
            Thread.sleep(between);
        }
        Thread.sleep(longest());
        cluster.heal();
    }

    private Duration longest() {
        return faults.stream()
                .map(Fault::lasts)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    public String description() {
        return faults.stream().map(Fault::description).collect(joining(", "));
    }
}
