package dev.rollcall.torture.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Door;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A pod is killed while Slack exchanges something for a workspace's token. Whenever that is, the
/// workspace has a token that works, or has none and the next install gives it one.
@Order(2)
class InstallCrashTest {

    private static final String EXCHANGE = "oauth.v2.access";
    private static final String CHANNEL = "C0PLATFORM";
    private static final String ADA = "U0ADA";
    private static final String CLIENT_SECRET = "a-client-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = Integer.getInteger("rollcall.torture.rounds", 1);

    /// When the pod is killed.
    private enum Moment {
        /// Slack has heard of it, and has done nothing yet.
        ASKED,
        /// Slack has done it, and the pod does not know.
        DONE,
        /// It stands in the table, and in the log perhaps.
        STORED
    }

    private final StackSettings temporary = StackSettings.temporary().only(Service.COMMANDS);
    private final String commands =
            "http://127.0.0.1:%d".formatted(temporary.ports().http(Service.COMMANDS));

    private SlackSimulator slack;
    private LocalStack stack;
    private Browser browser;
    private WorkspaceRow row;

    @BeforeEach
    void start() {
        slack =
                SlackSimulator.start(
                        new Settings()
                                .manifest(manifest())
                                .app(commands)
                                .signingSecret(temporary.keys().slackSigningSecret())
                                .client("1.2", CLIENT_SECRET)
                                .tokenRotation(Duration.ofHours(12)));
        stack = new LocalStack(settings(), line -> System.out.println("  " + line));
        stack.start();
        browser = new Browser(commands, WorkspaceRow.WORKSPACE);
        row = new WorkspaceRow(stack.postgres().url());
        var team = send("POST", "teams", Map.of("name", "Platform")).id();
        send(
                "PUT",
                "teams/" + team + "/slack-channel",
                Map.of("slack_workspace", WorkspaceRow.WORKSPACE, "slack_channel", CHANNEL));
    }

    @AfterEach
    void end() {
        stack.close();
        slack.close();
        Folder.delete(temporary.data());
    }

    @Test
    void whenever_it_is_killed_the_workspace_speaks_or_is_installed_by_the_next_try() {
        for (int round = 0; round < ROUNDS; round++) {
            for (var moment : Moment.values()) {
                killed(
                        moment,
                        () -> {
                            var _ = browser.install();
                        });
                expectUsable();

                long before = row.revision();
                killed(moment, row::endsSoon);
                switch (moment) {
                    case ASKED -> await().atMost(PATIENCE).until(() -> row.revision() > before);
                    case DONE -> {
                        // Slack gives nothing for it any more; until it ends, the old one does.
                        expectSpeaks();
                        row.endsNow();
                        await().atMost(PATIENCE).until(() -> !row.isInstalled());
                    }
                    case STORED -> {}
                }
                expectUsable();

                slack.uninstall(WorkspaceRow.WORKSPACE);
                await().atMost(PATIENCE).until(() -> !row.isInstalled());
            }
        }
        await().atMost(PATIENCE).until(row::isTold);
    }

    private void killed(Moment moment, Runnable exchanging) {
        switch (moment) {
            case ASKED -> slack.failNext(EXCHANGE, new Fault.Hang());
            case DONE -> slack.failNext(EXCHANGE, new Fault.KeepAnswer());
            case STORED -> {}
        }
        int calls = slack.calls(EXCHANGE);
        long revision = row.revision();
        exchanging.run();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                moment == Moment.STORED
                                        ? row.revision() > revision
                                        : slack.calls(EXCHANGE) > calls);
        pod().process().kill();
        pod().start();
        pod().awaitReady();
    }

    private void expectUsable() {
        if (!row.isInstalled()) {
            assertThat(browser.install().join().body()).contains("Rollcall is in");
        }
        expectSpeaks();
    }

    /// By what needs a token and nothing else: it opens a form. A pod that has just begun may not
    /// know yet that it can, or may be too late for Slack's three seconds, and tells so; people
    /// write it again.
    private void expectSpeaks() {
        var ada = slack.person(ADA);
        if (!ada.modals().isEmpty()) {
            ada.modal().closeAll();
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            if (ada.modals().isEmpty()) {
                                slack.command(ADA, CHANNEL, "/rollcall");
                            }
                            return !ada.modals().isEmpty();
                        });
    }

    private StackSettings settings() {
        return temporary
                .with("ROLLCALL_SLACK_API_URL", slack.apiUrl())
                .with("ROLLCALL_SLACK_BOT_TOKEN", "")
                .with("ROLLCALL_SLACK_CLIENT_ID", "1.2")
                .with("ROLLCALL_SLACK_CLIENT_SECRET", CLIENT_SECRET)
                .with("ROLLCALL_SLACK_REDIRECT_URL", commands + "/slack/oauth")
                .with("ROLLCALL_SLACK_AUTHORIZE_URL", slack.url() + "/oauth/v2/authorize")
                .with("ROLLCALL_SLACK_TOKEN_KEYS_A", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                .with("ROLLCALL_SLACK_TOKEN_KEY", "a")
                .with("ROLLCALL_SLACK_WORKSPACES_POLL", "100ms")
                .with("ROLLCALL_SLACK_REFRESH_CLAIM", "2s");
    }

    private Manifest manifest() {
        var ours = temporary.project().resolve("slack").resolve("manifest.yaml");
        return Manifest.read(ours).leadingBackTo(commands + "/slack/oauth");
    }

    private Pod pod() {
        return stack.pod(Service.COMMANDS);
    }

    private Accepted send(String method, String path, Object body) {
        return new Door(commands, temporary.keys().token()).command(method, path, body);
    }
}
