package dev.rollcall.commands;

import dev.rollcall.events.EventsTopic;
import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// As [CommandsBackends], for an app that two workspaces install by themselves: no token is
/// configured, those that Slack gives end, and tokens are under two keys.
public final class InstallBackends implements QuarkusTestResourceLifecycleManager {

    /// Without the backends of the other tests.
    public static final class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(InstallBackends.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    public static final String BACK = "https://rollcall.example.com/slack/oauth";
    public static final String CLIENT_SECRET = "a-client-secret-0123456789";
    public static final String OLDER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final String KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHgA=";

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
                                .signingSecret(CommandsBackends.SIGNING_SECRET)
                                .secondWorkspace("xoxb-never-given")
                                .client("1.2", CLIENT_SECRET)
                                .tokenRotation(Duration.ofHours(12))
                                .retryPace(0.2));
        return Map.ofEntries(
                Map.entry("rollcall.database.url", postgres.url()),
                Map.entry("rollcall.kafka.bootstrap-servers", kafka.bootstrapServers()),
                Map.entry("rollcall.access.tokens.writer.secret", CommandsBackends.WRITER),
                Map.entry("rollcall.access.tokens.writer.scopes", "write"),
                Map.entry("rollcall.access.tokens.operator.secret", CommandsBackends.OPERATOR),
                Map.entry("rollcall.access.tokens.operator.scopes", "operate"),
                Map.entry("rollcall.slack.api-url", slack.apiUrl()),
                Map.entry("rollcall.slack.signing-secret", CommandsBackends.SIGNING_SECRET),
                Map.entry("rollcall.slack.client-id", "1.2"),
                Map.entry("rollcall.slack.client-secret", CLIENT_SECRET),
                Map.entry("rollcall.slack.redirect-url", BACK),
                Map.entry("rollcall.slack.authorize-url", slack.url() + "/oauth/v2/authorize"),
                Map.entry("rollcall.slack.token-keys.older", OLDER_KEY),
                Map.entry("rollcall.slack.token-keys.newer", KEY),
                Map.entry("rollcall.slack.token-key", "newer"),
                Map.entry("rollcall.slack.workspaces-poll", "100ms"),
                Map.entry("rollcall.polls.enabled", "false"),
                Map.entry("rollcall.slack.call-timeout", "2s"),
                Map.entry("rollcall.slack.posts.first-pause", "100ms"),
                Map.entry("rollcall.slack.posts.poll", "100ms"));
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(slack, new TestInjector.MatchesType(SlackSimulator.class));
        test.injectIntoFields(postgres, new TestInjector.MatchesType(LocalPostgres.class));
    }

    /// Also called when one could not be started, with those that could.
    @Override
    public void stop() {
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
