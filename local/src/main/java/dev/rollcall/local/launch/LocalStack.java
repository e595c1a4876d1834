package dev.rollcall.local.launch;

import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.machine.FreePort;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.manifest.Manifest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The whole system on this machine: PostgreSQL, Kafka, the Slack simulator, and the packaged
/// services as processes. `./rollcall up` and the system tests start it in the same way.
public final class LocalStack implements AutoCloseable {
    private final StackSettings settings;
    private final Consumer<String> progress;
    private final Map<Service, Pod> pods = new EnumMap<>(Service.class);
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;
    private volatile LocalPostgres postgres;
    private volatile LocalKafka kafka;
    private volatile SlackSimulator slack;

    /// Nothing runs until [#start()]; `progress` gets a line for each thing that is ready.
    public LocalStack(StackSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        for (var service : Service.values()) {
            if (settings.services().contains(service)) {
                pods.put(
                        service,
                        pod(
                                service,
                                service.toString(),
                                port(service),
                                managementPort(service),
                                Map.of()));
            }
        }
    }

    /// Starts everything, and returns when all of it is ready.
    public LocalStack start() {
        Together.run(List.of(this::startPostgres, this::startKafka));
        startSlack();
        timed("ingress", () -> keep(Ingress.start(settings.ports())));
        pods.values().forEach(this::start);
        Together.run(
                pods.values().stream()
                        .<Runnable>map(pod -> () -> timed(pod.name(), pod::awaitReady))
                        .toList());
        return this;
    }

    /// On the same data and port as before, if it was stopped.
    public void startPostgres() {
        var data = settings.data().resolve("postgres").resolve("data");
        var log = settings.logs().resolve("postgres.log");
        timed(
                "postgres",
                () -> postgres = keep(LocalPostgres.start(data, settings.ports().postgres(), log)));
    }

    /// On the same data and port as before, if it was stopped.
    public void startKafka() {
        var ports = settings.ports();
        var data = settings.data().resolve("kafka").resolve("data");
        var log = settings.logs().resolve("kafka.log");
        timed(
                "kafka",
                () -> {
                    kafka =
                            keep(
                                    LocalKafka.start(
                                            data,
                                            ports.kafka(),
                                            ports.kafkaController(),
                                            log,
                                            settings.broker()));
                    kafka.createTopic(
                            ServiceEnvironment.EVENTS, ServiceEnvironment.PARTITIONS, Map.of());
                    kafka.createTopic(
                            ServiceEnvironment.DEAD_LETTERS, 1, Map.of("retention.ms", "-1"));
                });
    }

    private void startSlack() {
        var keys = settings.keys();
        var door = ServiceEnvironment.slackDoor(settings.ports());
        var simulator =
                new Settings()
                        .manifest(manifest().leadingBackTo(door + "/oauth"))
                        .port(settings.ports().slack())
                        .signingSecret(keys.slackSigningSecret())
                        .botToken(keys.slackBotToken())
                        .client(ServiceEnvironment.SLACK_CLIENT_ID, keys.slackClientSecret())
                        .secondWorkspace()
                        .app("http://127.0.0.1:" + port(Service.COMMANDS))
                        .installPage(door + "/install")
                        .dashboard(dashboard())
                        .file(settings.data().resolve("slack.json"));
        if (usesSockets()) {
            simulator.appToken(settings.environment().get(ServiceEnvironment.SLACK_APP_TOKEN));
        }
        timed("slack", () -> slack = keep(SlackSimulator.start(simulator)));
    }

    /// The app as people are told to make it, so that what it lacks does not work here either.
    private Manifest manifest() {
        var name = usesSockets() ? "manifest.socket.yaml" : "manifest.yaml";
        return Manifest.read(settings.project().resolve("slack").resolve(name));
    }

    /// Whether Slack sends over sockets of commands, or over HTTP.
    public boolean usesSockets() {
        return settings.environment().containsKey(ServiceEnvironment.SLACK_APP_TOKEN);
    }

    /// One more pod of a service, on ports of its own; it is ready on return.
    public Pod addPod(Service service, String name) {
        return addPod(service, name, Map.of());
    }

    /// As above, with settings of its own, by their names in the environment.
    public Pod addPod(Service service, String name, Map<String, String> environment) {
        var pod = pod(service, name, FreePort.any(), FreePort.any(), environment);
        start(pod);
        pod.awaitReady();
        return pod;
    }

    private void start(Pod pod) {
        keep(pod);
        pod.start();
    }

    private Pod pod(
            Service service, String name, int port, int managementPort, Map<String, String> more) {
        var environment = ServiceEnvironment.of(service, settings, port, managementPort);
        environment.putAll(more);
        return new Pod(
                name,
                port,
                managementPort,
                settings.purpose(),
                new AotCache(service.built(settings.project()), settings.purpose().mayRecord()),
                environment,
                settings.logs().resolve(name + ".log"));
    }

    private int port(Service service) {
        return settings.ports().http(service);
    }

    private int managementPort(Service service) {
        return settings.ports().management(service);
    }

    public StackSettings settings() {
        return settings;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public SlackSimulator slack() {
        return slack;
    }

    /// The services that were asked for, in the order of the path.
    public Map<Service, Pod> pods() {
        return pods;
    }

    public Pod pod(Service service) {
        return pods.get(service);
    }

    /// Of all services, cut by path.
    public String url() {
        return "http://127.0.0.1:" + settings.ports().ingress();
    }

    /// The address that signs its page in by itself.
    public String dashboard() {
        return url() + "/#token=" + settings.keys().token();
    }

    /// Stops everything: the services together, then what they stand on, the last started first.
    /// Data stays.
    @Override
    public void close() {
        List<AutoCloseable> last;
        synchronized (running) {
            closed = true;
            last = List.copyOf(running);
            running.clear();
        }
        Together.run(last.stream().filter(Pod.class::isInstance).map(LocalStack::closing).toList());
        last.stream().map(LocalStack::closing).forEach(Runnable::run);
    }

    /// What starts while everything is being stopped is stopped too.
    private <T extends AutoCloseable> T keep(T part) {
        synchronized (running) {
            if (!closed) {
                running.push(part);
                return part;
            }
        }
        closing(part).run();
        throw new IllegalStateException("stopped while starting");
    }

    private static Runnable closing(AutoCloseable part) {
        return () -> {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void timed(String name, Runnable start) {
        var began = System.nanoTime();
        start.run();
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        progress.accept("%-10s ready after %.1f s".formatted(name, seconds));
    }
}
