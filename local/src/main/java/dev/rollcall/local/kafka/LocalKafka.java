package dev.rollcall.local.kafka;

import dev.rollcall.local.machine.ChildProcess;
import dev.rollcall.local.machine.ClassPath;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.machine.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/// A real Kafka broker (KRaft, one node) in a child JVM on 127.0.0.1. Topics are never created by
/// being used. The child ends by itself when this JVM is gone, however that happened.
public final class LocalKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> LOGGING =
            List.of(
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                    "-Dorg.slf4j.simpleLogger.showDateTime=true",
                    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS");

    private final int port;
    private final ChildProcess broker;
    private final BufferedReader answers;
    private final TransferQueue<String> lines = new LinkedTransferQueue<>();

    private LocalKafka(
            Path data, int port, int controllerPort, Path log, Map<String, String> settings) {
        this.port = port;
        broker =
                ChildProcess.startTalking(
                        "kafka", command(data, port, controllerPort, settings), log, "TERM");
        answers = broker.process().inputReader(StandardCharsets.UTF_8);
        // Reading a pipe holds the thread that carries a virtual one: two brokers would hold both
        // of a machine with two processors, and nothing else would go on.
        Thread.ofPlatform().daemon().name("kafka-answers").start(this::listen);
        try {
            expect("ready", "did not start");
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    /// A broker whose topics are gone with [#close()], or with this JVM.
    public static LocalKafka start() {
        return start(Map.of());
    }

    /// The same, with settings of the broker's own, by their names in Kafka.
    public static LocalKafka start(Map<String, String> settings) {
        var folder = Folder.temporary("kafka");
        var log = folder.resolve("kafka.log");
        var kafka = start(folder.resolve("data"), FreePort.any(), FreePort.any(), log, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kafka.discard(folder)));
        return kafka;
    }

    /// As below, with the log beside `data`.
    public static LocalKafka start(Path data, int port, int controllerPort) {
        return start(data, port, controllerPort, data.resolveSibling("kafka.log"), Map.of());
    }

    /// A broker whose topics stay in `data`. The caller closes it and may start it there again.
    public static LocalKafka start(
            Path data, int port, int controllerPort, Path log, Map<String, String> settings) {
        return new LocalKafka(
                data.toAbsolutePath(), port, controllerPort, log.toAbsolutePath(), settings);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// For tests that pause or kill the broker.
    public ChildProcess process() {
        return broker;
    }

    /// Creates a topic unless it exists; `configuration` is Kafka's own, such as `retention.ms`.
    public synchronized void createTopic(
            String name, int partitions, Map<String, String> configuration) {
        var line = new StringBuilder(name).append('\t').append(partitions);
        configuration.forEach(
                (key, value) -> line.append('\t').append(key).append('=').append(value));
        try {
            var requests = broker.process().outputWriter(StandardCharsets.UTF_8);
            requests.write(line.append('\n').toString());
            requests.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        expect("created", "did not create topic " + name);
    }

    private static List<String> command(
            Path data, int port, int controllerPort, Map<String, String> settings) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(java, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(LOGGING);
        command.addAll(List.of("-cp", ClassPath.ofChildren(), Broker.class.getName()));
        command.addAll(List.of(data.toString(), "" + port, "" + controllerPort));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return command;
    }

    private void listen() {
        try {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                lines.add(line);
            }
        } catch (IOException _) {
            // The child is gone, which expect() reports.
        }
        lines.add("gone");
    }

    private void expect(String answer, String failure) {
        try {
            var line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!answer.equals(line)) {
                throw broker.failure(failure + (line == null ? " in time" : " (" + line + ")"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        broker.stop(Duration.ofSeconds(20));
    }

    private void discard(Path folder) {
        close();
        Folder.delete(folder);
    }
}
