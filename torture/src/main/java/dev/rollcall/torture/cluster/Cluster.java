package dev.rollcall.torture.cluster;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.systemtests.running.Relay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Pods of `commands` and of the projector, and the PostgreSQL and the Kafka that they reach
/// through proxies: real processes, each of which can be killed, and all of which can be made whole
/// again.
public final class Cluster implements AutoCloseable {
    private final StackSettings settings;
    private final Map<Backend, TcpProxy> proxies = new EnumMap<>(Backend.class);
    private final LocalStack stack;
    private final Map<Service, Integer> counts;
    private final List<Pod> commands = new ArrayList<>();
    private final List<Pod> projectors = new ArrayList<>();
    private int wanted;

    /// What the pods stand on.
    public enum Backend {
        POSTGRESQL("PostgreSQL"),
        KAFKA("Kafka");

        private final String name;

        Backend(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Cluster(StackSettings settings, Map<Service, Integer> counts) {
        this.counts = counts;
        this.wanted = counts.getOrDefault(Service.PROJECTOR, 0);
        var database = TcpProxy.to(settings.ports().postgres());
        var broker = TcpProxy.to(settings.ports().kafka());
        proxies.put(Backend.POSTGRESQL, database);
        proxies.put(Backend.KAFKA, broker);
        // Kafka's clients connect to what the broker advertises.
        this.settings =
                settings.only(counts.keySet().toArray(Service[]::new))
                        .with(
                                "ROLLCALL_DATABASE_URL",
                                "postgresql://127.0.0.1:%d/rollcall".formatted(database.port()))
                        .with("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + broker.port())
                        .withBroker(
                                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker.port());
        this.stack = new LocalStack(this.settings, _ -> {});
    }

    /// Nothing runs until [#start()].
    public static Cluster of(StackSettings settings, int commands, int projectors) {
        return new Cluster(
                settings,
                projectors == 0
                        ? Map.of(Service.COMMANDS, commands)
                        : Map.of(Service.COMMANDS, commands, Service.PROJECTOR, projectors));
    }

    public void start() {
        stack.start();
        start(Service.COMMANDS, commands);
        start(Service.PROJECTOR, projectors);
    }

    private void start(Service service, List<Pod> pods) {
        for (int number = 1; number <= counts.getOrDefault(service, 0); number++) {
            pods.add(
                    number == 1
                            ? stack.pod(service)
                            : stack.addPod(service, "%s-%d".formatted(service, number)));
        }
    }

    /// The doors of `commands`, as a client with a token has them.
    public List<Door> doors() {
        return doors(commands);
    }

    /// The doors of the projector's pods, whether they run or not.
    public List<Door> projectorDoors() {
        return doors(projectors);
    }

    private List<Door> doors(List<Pod> pods) {
        return pods.stream().map(pod -> new Door(pod.url(), settings.keys().token())).toList();
    }

    /// What stands between the pods and a backend.
    public TcpProxy proxy(Backend backend) {
        return proxies.get(backend);
    }

    /// PostgreSQL itself, past the proxy.
    public String databaseUrl() {
        return stack.postgres().url();
    }

    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    public void killPod(int number) {
        commands.get(number).process().kill();
    }

    /// Of those that run, counted round and round.
    public void killProjector(int number) throws InterruptedException {
        Batches.awaitOne(databaseUrl());
        running(number).process().kill();
    }

    public void pauseProjector(int number) {
        running(number).process().signal("STOP");
    }

    private Pod running(int number) {
        return projectors.get(number % wanted);
    }

    /// Those that are missing are started, and the last ones stopped where there are too many.
    public void runProjectors(int count) {
        wanted = count;
        var surplus = projectors.subList(count, projectors.size());
        surplus.forEach(pod -> pod.process().signal("CONT"));
        surplus.forEach(Pod::close);
        startMissing();
    }

    private void startMissing() {
        pods().filter(pod -> !pod.process().isAlive()).forEach(Pod::start);
    }

    /// Those that are to run.
    private Stream<Pod> pods() {
        return Stream.concat(commands.stream(), projectors.stream().limit(wanted));
    }

    /// With all of its own processes, which could otherwise end their work.
    public void killPostgres() {
        var server = stack.postgres().process();
        // One that stands still neither misses them nor starts others.
        server.signal("STOP");
        server.process().descendants().forEach(ProcessHandle::destroyForcibly);
        server.kill();
    }

    public void killKafka() {
        stack.kafka().process().kill();
    }

    /// Stops the pod that publishes in the middle of whatever it does; the first one, if none does.
    public void pauseLeader() {
        var leader = commands.stream().filter(Relay::leads).findFirst().orElse(commands.getFirst());
        leader.process().signal("STOP");
    }

    /// Wakes, starts and opens again all that is not; returns when it is ready.
    public void heal() {
        proxies.values().forEach(proxy -> proxy.delay(Duration.ZERO));
        pods().forEach(pod -> pod.process().signal("CONT"));
        if (!stack.postgres().process().isAlive()) {
            stack.startPostgres();
        }
        if (!stack.kafka().process().isAlive()) {
            stack.startKafka();
        }
        startMissing();
        pods().forEach(Pod::awaitReady);
    }

    /// One that is stopped would not hear that it is to end.
    @Override
    public void close() {
        pods().forEach(pod -> pod.process().signal("CONT"));
        stack.close();
        proxies.values().forEach(TcpProxy::close);
    }
}
