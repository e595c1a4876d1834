package dev.rollcall.torture.faults;

import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.cluster.Cluster.Backend;
import java.time.Duration;

/// What is done to the cluster under load.
public sealed interface Fault {
    record KillPod(int number) implements Fault {}

    record KillPostgres() implements Fault {}

    record KillKafka() implements Fault {}

    /// The relay's leader is paused, for longer than the other pod needs to take over.
    record PauseLeader() implements Fault {}

    /// SIGKILL while a batch is under way, if there is one within a second.
    record KillProjector(int number) implements Fault {}

    record PauseProjector(int number, int seconds) implements Fault {}

    /// So many run from now on: others are started, or asked to end.
    record RunProjectors(int count) implements Fault {}

    record CutConnections(Backend to) implements Fault {}

    record DelayConnections(Backend to, int milliseconds) implements Fault {}

    record HalfCloseConnections(Backend to) implements Fault {}

    default void strike(Cluster cluster) throws InterruptedException {
        switch (this) {
            case KillPod(var number) -> cluster.killPod(number);
            case KillPostgres() -> cluster.killPostgres();
            case KillKafka() -> cluster.killKafka();
            case PauseLeader() -> cluster.pauseLeader();
            case KillProjector(var number) -> cluster.killProjector(number);
            case PauseProjector(var number, var _) -> cluster.pauseProjector(number);
            case RunProjectors(var count) -> cluster.runProjectors(count);
            case CutConnections(var to) -> again(cluster.proxy(to)::cut);
            case DelayConnections(var to, var milliseconds) ->
                    cluster.proxy(to).delay(Duration.ofMillis(milliseconds));
            case HalfCloseConnections(var to) -> again(cluster.proxy(to)::halfClose);
        }
    }

    /// What hits only those connections that carry something at that moment is done several times.
    private static void again(Runnable spoil) throws InterruptedException {
        for (int n = 0; n < 8; n++) {
            spoil.run();
            Thread.sleep(150);
        }
    }

    /// How long it stays before everything is made whole again.
    default Duration lasts() {
        return switch (this) {
            case KillPod _,
                    KillProjector _,
                    RunProjectors _,
                    CutConnections _,
                    HalfCloseConnections _ ->
                    Duration.ofSeconds(1);
            case KillPostgres _, KillKafka _ -> Duration.ofSeconds(2);
            case DelayConnections _ -> Duration.ofSeconds(4);
            case PauseLeader _ -> Duration.ofSeconds(5);
            case PauseProjector(var _, var seconds) -> Duration.ofSeconds(seconds);
        };
    }

    /// For people: `kill pod 2`.
    default String description() {
        return switch (this) {
            case KillPod(var number) -> "SIGKILL pod " + (number + 1);
            case KillPostgres() -> "SIGKILL PostgreSQL";
            case KillKafka() -> "SIGKILL Kafka";
            case PauseLeader() -> "SIGSTOP the relay's leader";
            case KillProjector(var number) -> "SIGKILL projector " + (number + 1);
            case PauseProjector(var number, var seconds) ->
                    "SIGSTOP projector %d for %d s".formatted(number + 1, seconds);
            case RunProjectors(var count) -> "projectors: " + count;
            case CutConnections(var to) -> "cut off " + to;
            case DelayConnections(var to, var milliseconds) ->
                    "delay %s by %d ms".formatted(to, milliseconds);
            case HalfCloseConnections(var to) -> "half-close " + to;
        };
    }
}
