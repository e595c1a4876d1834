package dev.rollcall.local.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;

/// The child's main class, with the folder, two ports and further settings as key=value: formats
/// the folder once, serves, says `ready`, then creates the topics it is asked for, one a line
/// (name, partitions and key=value parted by tabs). It stops at the end of its input, so with its
/// parent.
final class Broker {
    private static final String CREATED = "created";
    private static final String NO_PLACE = InvalidReplicationFactorException.class.getName();

    private Broker() {}

    public static void main(String[] arguments) throws Exception {
        var answers = System.out;
        // Kafka's tools print to the standard output, which belongs to the conversation with the
        // parent.
        System.setOut(System.err);
        var data = Path.of(arguments[0]);
        var settings = settings(data, arguments[1], arguments[2]);
        settings.putAll(pairs(Arrays.stream(arguments).skip(3)));
        format(data, settings);

        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        try (var admin =
                        Admin.create(
                                Map.of(
                                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        "127.0.0.1:" + arguments[1]));
                var requests =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
            answers.println("ready");
            for (var line = requests.readLine(); line != null; line = requests.readLine()) {
                answers.println(create(admin, line.split("\t")));
            }
        }
        System.exit(0);
    }

    private static Properties settings(Path data, String port, String controllerPort) {
        var settings = new Properties();
        settings.putAll(
                Map.of(
                        "process.roles",
                        "broker,controller",
                        "node.id",
                        "1",
                        "controller.quorum.voters",
                        "1@127.0.0.1:" + controllerPort,
                        "controller.listener.names",
                        "CONTROLLER",
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s"
                                .formatted(port, controllerPort),
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:" + port,
                        "log.dirs",
                        data.toString(),
                        "auto.create.topics.enable",
                        "false"));
        // One node keeps one copy; consumer groups need not wait for more members to arrive.
        settings.putAll(
                Map.of(
                        "offsets.topic.replication.factor", "1",
                        "offsets.topic.num.partitions", "4",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "share.coordinator.state.topic.replication.factor", "1",
                        "share.coordinator.state.topic.min.isr", "1",
                        "group.initial.rebalance.delay.ms", "0",
                        "broker.session.timeout.ms", "3000",
                        "broker.heartbeat.interval.ms", "500"));
        return settings;
    }

    private static void format(Path data, Properties settings) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        var file = data.resolveSibling(data.getFileName() + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        var call =
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        if (StorageTool.execute(call, System.err) != 0) {
            throw new IllegalStateException("the folder could not be formatted: " + data);
        }
    }

    private static Map<String, String> pairs(Stream<String> pairs) {
        return pairs.map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /// A broker that stood still for longer than its session has no place for a topic until its
    /// next heartbeat; Kafka then calls the replication factor of 1 too large.
    private static String create(Admin admin, String[] request) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(60);
        var answer = createOnce(admin, request);
        while (answer.contains(NO_PLACE) && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
            answer = createOnce(admin, request);
        }
        return answer.equals(CREATED) ? describe(admin, request[0], deadline) : answer;
    }

    /// The controller has a topic before the broker answers for it.
    private static String describe(Admin admin, String topic, Instant deadline)
            throws InterruptedException {
        while (true) {
            try {
                admin.describeTopics(List.of(topic)).allTopicNames().get();
                return CREATED;
            } catch (ExecutionException e) {
                boolean isNews = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!isNews || Instant.now().isAfter(deadline)) {
                    return e.getCause().toString();
                }
                Thread.sleep(10);
            }
        }
    }

    private static String createOnce(Admin admin, String[] request) throws InterruptedException {
        var topic =
                new NewTopic(request[0], Optional.of(Integer.valueOf(request[1])), Optional.empty())
                        .configs(pairs(Arrays.stream(request).skip(2)));
        try {
            admin.createTopics(List.of(topic)).all().get();
            return CREATED;
        } catch (ExecutionException e) {
            return e.getCause() instanceof TopicExistsException ? CREATED : e.getCause().toString();
        }
    }
}
