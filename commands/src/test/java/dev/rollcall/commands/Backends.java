package dev.rollcall.commands;

import dev.rollcall.events.EventsTopic;
import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.manifest.Manifest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/// PostgreSQL, Kafka and a Slack around a service that is tested, and the settings that it has in
/// every test. Fields of the types [LocalPostgres], [LocalKafka] and [SlackSimulator] of a test are
/// given the running ones.
final class Backends implements AutoCloseable {

    static final int PARTITIONS = 3;

    /// Of all tests, in one channel: most of them look at those after a number of others.
    private static final int MESSAGES = 100_000;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.setDefaultPollDelay(Duration.ofMillis(100));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    private LocalPostgres postgres;
    private LocalKafka kafka;
    private SlackSimulator slack;

    void start(Settings simulator) {
        var startingPostgres = CompletableFuture.supplyAsync(LocalPostgres::start);
        kafka = LocalKafka.start();
        kafka.createTopic(EventsTopic.EVENTS, PARTITIONS, Map.of());
        postgres = startingPostgres.join();
        slack = SlackSimulator.start(simulator);
    }

    /// A Slack with our app, of which a kind of test may say more.
    static Settings simulator() {
        return new Settings()
                .manifest(Manifest.read(Path.of("..", "slack", "manifest.yaml")))
                .signingSecret(CommandsBackends.SIGNING_SECRET)
                .retryPace(0.2)
                .messagesKept(MESSAGES);
    }

    SlackSimulator slack() {
        return slack;
    }

    /// @param own those of this kind of test
    Map<String, String> settings(Map<String, String> own) {
        var settings = new HashMap<>(own);
        settings.put("rollcall.database.url", postgres.url());
        settings.put("rollcall.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("rollcall.access.tokens.writer.secret", CommandsBackends.WRITER);
        settings.put("rollcall.access.tokens.writer.scopes", "write");
        settings.put("rollcall.access.tokens.reader.secret", CommandsBackends.READER);
        settings.put("rollcall.access.tokens.reader.scopes", "read");
        settings.put("rollcall.access.tokens.operator.secret", CommandsBackends.OPERATOR);
        settings.put("rollcall.access.tokens.operator.scopes", "operate");
        settings.put("rollcall.slack.api-url", slack.apiUrl());
        settings.put("rollcall.slack.signing-secret", CommandsBackends.SIGNING_SECRET);
        // Tests of polls say themselves when pods look, and others open polls of long ago.
        settings.put("rollcall.polls.enabled", "false");
        settings.put("rollcall.slack.posts.first-pause", "100ms");
        settings.put("rollcall.slack.posts.forget-every", "100ms");
        settings.put("rollcall.slack.posts.poll", "100ms");
        return settings;
    }

    void inject(TestInjector test) {
        for (var backend : new Object[] {postgres, kafka, slack}) {
            test.injectIntoFields(backend, new TestInjector.MatchesType(backend.getClass()));
        }
    }

    /// Also called when one could not be started, with those that could.
    @Override
    public void close() {
        for (var backend : new AutoCloseable[] {slack, kafka, postgres}) {
            close(backend);
        }
    }

    private static void close(AutoCloseable backend) {
        try {
            if (backend != null) {
                backend.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
