package dev.rollcall.commands;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// What the service needs around it, started once for all tests that name it by
/// `@QuarkusTestResource(CommandsBackends.class)`: one workspace, by a token of our settings, no
/// keys. [Backends] says what such tests are given.
public final class CommandsBackends implements QuarkusTestResourceLifecycleManager {

    public static final String WRITER = "writer-secret-0123456789";
    public static final String READER = "reader-secret-0123456789";
    public static final String OPERATOR = "operator-secret-0123456789";
    public static final String SIGNING_SECRET = "test-signing-secret";

    public static final String BOT_TOKEN = "xoxb-test";
    public static final String APP_TOKEN = "xapp-test";

    private final Backends backends = new Backends();

    @Override
    public Map<String, String> start() {
        backends.start(Backends.simulator().botToken(BOT_TOKEN).appToken(APP_TOKEN));
        return backends.settings(
                Map.of(
                        "rollcall.slack.bot-token", BOT_TOKEN,
                        // Idle, but for the tests in which Slack sends over them.
                        "rollcall.slack.app-token", APP_TOKEN,
                        "rollcall.slack.sockets.first-pause", "50ms",
                        "rollcall.slack.sockets.longest-pause", "400ms",
                        "rollcall.slack.call-timeout", "3s"));
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
