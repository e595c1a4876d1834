package dev.rollcall.commands;

import dev.rollcall.events.EventsTopic;
import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What the service needs around it, started once for all tests that name it by
/// `@QuarkusTestResource(CommandsBackends.class)`. Fields of the types [LocalPostgres],
/// [LocalKafka] and [SlackSimulator] of such a test are given the running ones.
public final class CommandsBackends implements QuarkusTestResourceLifecycleManager {

    public static final String WRITER = "writer-secret-0123456789";
    public static final String READER = "reader-secret-0123456789";
    public static final String OPERATOR = "operator-secret-0123456789";
    public static final String SIGNING_SECRET = "test-signing-secret";

    public static final String BOT_TOKEN = "xoxb-test";
    public static final String APP_TOKEN = "xapp-test";

    private LocalPostgres postgres;
    private LocalKafka kafka;
    private SlackSimulator slack;

    @Override
    public Map<String, String> start() {
        var startingPostgres = CompletableFuture.supplyAsync(LocalPostgres::start);
        kafka = LocalKafka.start();
        kafka.createTopic(EventsTopic.EVENTS, 3, Map.of());
        postgres = startingPostgres.join();
        slack =
                SlackSimulator.start(
                        new Settings()
                                .signingSecret(SIGNING_SECRET)
                                .botToken(BOT_TOKEN)
                                .appToken(APP_TOKEN)
                                .retryPace(0.2));
        return Map.ofEntries(
                Map.entry("rollcall.database.url", postgres.url()),
                Map.entry("rollcall.kafka.bootstrap-servers", kafka.bootstrapServers()),
                Map.entry("rollcall.access.tokens.writer.secret", WRITER),
                Map.entry("rollcall.access.tokens.writer.scopes", "write"),
                Map.entry("rollcall.access.tokens.reader.secret", READER),
                Map.entry("rollcall.access.tokens.reader.scopes", "read"),
                Map.entry("rollcall.access.tokens.operator.secret", OPERATOR),
                Map.entry("rollcall.access.tokens.operator.scopes", "operate"),
                Map.entry("rollcall.slack.api-url", slack.apiUrl()),
                Map.entry("rollcall.slack.signing-secret", SIGNING_SECRET),
                Map.entry("rollcall.slack.bot-token", BOT_TOKEN),
                // Idle, but for the tests in which Slack sends over them.
                Map.entry("rollcall.slack.app-token", APP_TOKEN),
                Map.entry("rollcall.slack.sockets.first-pause", "50ms"),
                Map.entry("rollcall.slack.sockets.longest-pause", "400ms"),
                // Tests of polls say themselves when pods look, and others open polls of long ago.
                Map.entry("rollcall.polls.enabled", "false"),
                Map.entry("rollcall.slack.call-timeout", "1s"),
                Map.entry("rollcall.slack.posts.first-pause", "100ms"),
                Map.entry("rollcall.slack.posts.forget-every", "100ms"),
                Map.entry("rollcall.slack.posts.poll", "100ms"),
                // Receivers of tests listen on loopback.
                Map.entry("rollcall.webhooks.allow-private", "true"),
                Map.entry("rollcall.webhooks.first-pause", "50ms"),
                Map.entry("rollcall.webhooks.attempts", "4"),
                Map.entry("rollcall.webhooks.timeout", "2s"),
                Map.entry("rollcall.webhooks.poll", "100ms"));
    }

    @Override
    public void inject(TestInjector test) {
        give(test, postgres);
        give(test, kafka);
        give(test, slack);
    }

    private static void give(TestInjector test, Object backend) {
        test.injectIntoFields(backend, new TestInjector.MatchesType(backend.getClass()));
    }

    /// Also called when one could not be started, with those that could.
    @Override
    public void stop() {
        close(slack);
        close(kafka);
        close(postgres);
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
