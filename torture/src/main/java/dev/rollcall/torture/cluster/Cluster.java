package dev.rollcall.torture.cluster;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.systemtests.running.Relay;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Two pods of `commands`, and the PostgreSQL and the Kafka that they reach through proxies: real
/// processes, each of which can be killed, and all of which can be made whole again.
public final class Cluster implements AutoCloseable {
    private final StackSettings settings;
    private final Map<Backend, TcpProxy> proxies = new EnumMap<>(Backend.class);
    private final LocalStack stack;
    private List<Pod> pods;

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

    private Cluster(StackSettings settings, Consumer<String> progress) {
        var database = TcpProxy.to(settings.ports().postgres());
        var broker = TcpProxy.to(settings.ports().kafka());
        proxies.put(Backend.POSTGRESQL, database);
        proxies.put(Backend.KAFKA, broker);
        // Kafka's clients connect to what the broker advertises.
        this.settings =
                settings.only(Service.COMMANDS)
                        .with(
                                "ROLLCALL_DATABASE_URL",
                                "postgresql://127.0.0.1:%d/rollcall".formatted(database.port()))
                        .with("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + broker.port())
                        .withBroker(
                                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker.port());
        this.stack = new LocalStack(this.settings, progress);
    }

    /// Nothing runs until [#start()].
    public static Cluster of(StackSettings settings, Consumer<String> progress) {
        return new Cluster(settings, progress);
    }

    public void start() {
        stack.start();
        pods = List.of(stack.pod(Service.COMMANDS), stack.addPod(Service.COMMANDS, "commands-2"));
    }

    /// The doors of the pods, as a client with a token has them.
    public List<Door> doors() {
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
        pods.get(number).process().kill();
    }

    /// With all of its own processes, which could otherwise end their work.
    public void killPostgres() {
        var server = stack.postgres().process();
        var backends = server.process().descendants().toList();
        server.kill();
        backends.forEach(ProcessHandle::destroyForcibly);
    }

    public void killKafka() {
        stack.kafka().process().kill();
    }

    /// Stops the pod that publishes in the middle of whatever it does; the first one, if none does.
    public void pauseLeader() {
        var leader = pods.stream().filter(Relay::leads).findFirst().orElse(pods.getFirst());
        leader.process().signal("STOP");
    }

    /// Wakes, starts and opens again all that is not; returns when it is ready.
    public void heal() {
        proxies.values().forEach(proxy -> proxy.delay(Duration.ZERO));
        pods.forEach(pod -> pod.process().signal("CONT"));
        if (!stack.postgres().process().isAlive()) {
            stack.startPostgres();
        }
        if (!stack.kafka().process().isAlive()) {
            stack.startKafka();
        }
        pods.stream().filter(pod -> !pod.process().isAlive()).forEach(Pod::start);
        pods.forEach(Pod::awaitReady);
    }

    /// One that is stopped would not hear that it is to end.
    @Override
    public void close() {
        if (pods != null) {
            pods.forEach(pod -> pod.process().signal("CONT"));
        }
        stack.close();
        proxies.values().forEach(TcpProxy::close);
    }
}
