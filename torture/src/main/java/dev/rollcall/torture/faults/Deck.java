package dev.rollcall.torture.faults;

import dev.rollcall.torture.cluster.Cluster.Backend;
import dev.rollcall.torture.faults.Fault.CutConnections;
import dev.rollcall.torture.faults.Fault.DelayConnections;
import dev.rollcall.torture.faults.Fault.HalfCloseConnections;
import dev.rollcall.torture.faults.Fault.KillKafka;
import dev.rollcall.torture.faults.Fault.KillPod;
import dev.rollcall.torture.faults.Fault.KillPostgres;
import dev.rollcall.torture.faults.Fault.KillProjector;
import dev.rollcall.torture.faults.Fault.PauseLeader;
import dev.rollcall.torture.faults.Fault.PauseProjector;
import dev.rollcall.torture.faults.Fault.RunProjectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The faults that are dealt, each with details that chance decides.
///
/// @param mostAtOnce at most so many in a round, and at least one
/// @param cards all of them, in the same order each time
public record Deck(int mostAtOnce, Function<RandomGenerator, List<Fault>> cards) {

    /// For the write side and its relay.
    public static Deck append(int pods) {
        return new Deck(
                2,
                random ->
                        with(
                                random,
                                new KillPod(random.nextInt(pods)),
                                new KillPostgres(),
                                new KillKafka(),
                                new PauseLeader()));
    }

    /// For the read side: its pods come and go, and pause for less than Kafka's session timeout of
    /// six seconds, and for more.
    public static Deck project(int projectors) {
        return new Deck(
                3,
                random ->
                        with(
                                random,
                                new KillProjector(random.nextInt(projectors)),
                                new KillProjector(random.nextInt(projectors)),
                                new PauseProjector(
                                        random.nextInt(projectors), 1 + random.nextInt(4)),
                                new PauseProjector(
                                        random.nextInt(projectors), 7 + random.nextInt(6)),
                                new PauseProjector(
                                        random.nextInt(projectors), 7 + random.nextInt(6)),
                                new RunProjectors(1 + random.nextInt(projectors)),
                                new RunProjectors(1 + random.nextInt(projectors)),
                                new KillPod(0),
                                new KillPostgres(),
                                new KillKafka()));
    }

    private static List<Fault> with(RandomGenerator random, Fault... processes) {
        var all = new ArrayList<>(List.of(processes));
        for (var backend : Backend.values()) {
            all.add(new CutConnections(backend));
            all.add(new DelayConnections(backend, 300 + random.nextInt(1_300)));
            all.add(new HalfCloseConnections(backend));
        }
        return all;
    }
}
