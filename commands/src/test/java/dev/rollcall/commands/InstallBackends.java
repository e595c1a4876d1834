package dev.rollcall.commands;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// As [CommandsBackends], for an app that two workspaces install by themselves: no token is
/// configured, those that Slack gives end, and secrets are under two keys. So webhooks can be set,
/// too.
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

    private final Backends backends = new Backends();

    @Override
    public Map<String, String> start() {
        backends.start(
                Backends.simulator()
                        .secondWorkspace("xoxb-never-given")
                        .client("1.2", CLIENT_SECRET)
                        .tokenRotation(Duration.ofHours(12)));
        return backends.settings(
                Map.ofEntries(
                        Map.entry("rollcall.slack.client-id", "1.2"),
                        Map.entry("rollcall.slack.client-secret", CLIENT_SECRET),
                        Map.entry("rollcall.slack.redirect-url", BACK),
                        Map.entry(
                                "rollcall.slack.authorize-url",
                                backends.slack().url() + "/oauth/v2/authorize"),
                        Map.entry("rollcall.slack.token-keys.older", OLDER_KEY),
                        Map.entry("rollcall.slack.token-keys.newer", KEY),
                        Map.entry("rollcall.slack.token-key", "newer"),
                        Map.entry("rollcall.slack.workspaces-poll", "100ms"),
                        Map.entry("rollcall.slack.call-timeout", "2s"),
                        // Receivers of tests listen on loopback.
                        Map.entry("rollcall.webhooks.allow-private", "true"),
                        Map.entry("rollcall.webhooks.first-pause", "50ms"),
                        Map.entry("rollcall.webhooks.attempts", "4"),
                        Map.entry("rollcall.webhooks.timeout", "20s"),
                        Map.entry("rollcall.webhooks.poll", "100ms"),
                        Map.entry("rollcall.webhooks.forget-every", "100ms")));
    }

    @Override
    public void inject(TestInjector test) {
        backends.inject(test);
    }

    @Override
    public void stop() {
        backends.close();
    }
}
