package dev.rollcall.local.launch;

import dev.rollcall.local.machine.FreePort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// The ports of one running system, counted from its base.
public record Ports(int base) {
    public static final Ports USUAL = new Ports(7400);

    /// Free ports, for tests, that nobody else is given while this JVM lives.
    public static Ports free() {
        while (true) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(1_000, 1_600) * 20);
            if (ports.all().allMatch(FreePort::take)) {
                return ports;
            }
        }
    }

    /// Of all services, cut by path.
    public int ingress() {
        return base;
    }

    public int slack() {
        return base + 3;
    }

    public int postgres() {
        return base + 4;
    }

    public int kafka() {
        return base + 5;
    }

    public int kafkaController() {
        return base + 6;
    }

    public int http(Service service) {
        return base + service.offset();
    }

    /// Health and metrics.
    public int management(Service service) {
        return http(service) + 10;
    }

    /// Those that are still taken after `patience`.
    List<Integer> takenAfter(Duration patience) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        var taken = taken();
        while (!taken.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(Duration.ofMillis(200));
            taken = taken();
        }
        return taken;
    }

    List<Integer> taken() {
        return all().filter(port -> !FreePort.is(port)).sorted().toList();
    }

    private Stream<Integer> all() {
        return Stream.concat(
                Stream.of(ingress(), slack(), postgres(), kafka(), kafkaController()),
                Stream.of(Service.values())
                        .flatMap(service -> Stream.of(http(service), management(service))));
    }
}
