package dev.rollcall.systemtests.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.systemtests.running.Door;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `commands` in a network that lets nothing out but through a proxy: all that goes to Slack goes
/// through it, over TLS, with a certificate that the JVM was told to trust.
class SlackBehindProxyTest {

    private static final String CHANNEL = "C0PLATFORM";
    private static final String ADA = "U0ADA";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StackSettings settings = StackSettings.temporary().only(Service.COMMANDS);

    private SlackSimulator slack;
    private CompanyNetwork network;

    @BeforeEach
    void slackElsewhere() throws Exception {
        slack =
                SlackSimulator.start(
                        new Settings()
                                .socketMode(true)
                                .appToken("xapp-behind")
                                .botToken("xoxb-behind")
                                .reachedAt("https://" + CompanyNetwork.SLACK));
        network = new CompanyNetwork(slack.port(), settings.data().resolve("certificate"));
    }

    @AfterEach
    void end() {
        network.close();
        slack.close();
        Folder.delete(settings.data());
    }

    @Test
    void sockets_and_calls_go_through_the_proxy_to_whom_the_trust_store_knows() {
        try (var stack = new LocalStack(inside(), line -> System.out.println("  " + line))) {
            // Given
            stack.start();
            await().atMost(PATIENCE).until(() -> slack.sockets().connections() == 2);
            var commands = stack.pod(Service.COMMANDS);
            link(new Door(commands.url(), settings.keys().token()));
            await().atMost(PATIENCE).until(this::isWarm);

            // When
            var answer = slack.command(ADA, CHANNEL, "/rollcall On the import");

            // Then
            assertThat(answer.shown())
                    .extracting(Message::text)
                    .first()
                    .asString()
                    .contains("Recorded");
            await().atMost(PATIENCE).until(this::confirmed);
            assertThat(network.tunnels()).containsOnly(CompanyNetwork.SLACK + ":443");

            // And: who does not know the certificate speaks to nobody, by whichever proxy.
            int before = network.tunnels().size();
            var distrusting = stack.addPod(Service.COMMANDS, "commands-distrusting", byTheJvm());
            await().atMost(PATIENCE).until(() -> socketsOf(distrusting).contains("PKIX"));
            assertThat(network.tunnels()).hasSizeGreaterThan(before);
            assertThat(slack.sockets().connections()).isEqualTo(2);
        }
    }

    private StackSettings inside() {
        return settings.with("ROLLCALL_SLACK_API_URL", "https://" + CompanyNetwork.SLACK + "/api/")
                .with("ROLLCALL_SLACK_APP_TOKEN", "xapp-behind")
                .with("ROLLCALL_SLACK_BOT_TOKEN", "xoxb-behind")
                .with("HTTPS_PROXY", network.proxy())
                .with("NO_PROXY", "localhost,.example.org")
                .with("JAVA_TOOL_OPTIONS", network.trust());
    }

    /// The JVM's own way to name a proxy, and no certificate.
    private Map<String, String> byTheJvm() {
        return Map.of(
                "HTTPS_PROXY",
                "",
                "JAVA_TOOL_OPTIONS",
                "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=%d".formatted(network.openProxy()));
    }

    private static void link(Door door) {
        var team = door.command("POST", "teams", Map.of("name", "Platform")).id();
        door.command(
                "PUT",
                "teams/" + team + "/slack-channel",
                Map.of("slack_workspace", "T0LOCAL", "slack_channel", CHANNEL));
    }

    /// The first command may take a process that has just started longer than Slack waits.
    private boolean isWarm() {
        return slack.command(ADA, CHANNEL, "/rollcall Starting").shown().stream()
                .anyMatch(line -> line.text().contains("Recorded"));
    }

    /// The bot says it in the channel by a call of its own.
    private boolean confirmed() {
        return slack.messages(CHANNEL).stream()
                .anyMatch(
                        message ->
                                message.onlyFor() == null
                                        && message.text().contains("On the import"));
    }

    private static String socketsOf(Pod pod) {
        return new Door(pod.managementUrl(), "").get("/q/health/ready").text();
    }
}
