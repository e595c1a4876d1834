package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.socket_mode.request.DisconnectMessage;
import com.slack.api.socket_mode.request.EventsApiEnvelope;
import com.slack.api.socket_mode.request.HelloMessage;
import com.slack.api.socket_mode.request.InteractiveEnvelope;
import com.slack.api.socket_mode.request.SlashCommandsEnvelope;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    final FakeBot bot = new FakeBot(new Settings().socketMode(true).retryPace(0.0001));
    final SlackSimulator simulator = bot.simulator;

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void everything_comes_over_the_apps_own_connection() throws Exception {
        try (var connection = new Connection(address())) {
            var hello = read(connection.next(), HelloMessage.class);
            assertThat(hello.getNumConnections()).isEqualTo(1);
            await().until(() -> simulator.sockets().connections() == 1);

            simulator.post("U0ADA", "C0PLATFORM", "hello");
            var event = read(connection.next(), EventsApiEnvelope.class);
            connection.acknowledge(event.getEnvelopeId(), null);
            assertThat(event.getRetryAttempt()).isZero();
            assertThat(event.getPayload().getAsJsonObject().get("type").getAsString())
                    .isEqualTo("event_callback");

            var command =
                    CompletableFuture.supplyAsync(
                            () -> simulator.command("U0ADA", "C0PLATFORM", "/rollcall hi"));
            var sent = read(connection.next(), SlashCommandsEnvelope.class);
            connection.acknowledge(sent.getEnvelopeId(), "{\"text\":\"Noted\"}");
            assertThat(command.get(10, TimeUnit.SECONDS).shown().getFirst().text())
                    .isEqualTo("Noted");

            var shortcut =
                    CompletableFuture.supplyAsync(() -> simulator.person("U0ADA").shortcut("say"));
            var used = read(connection.next(), InteractiveEnvelope.class);
            connection.acknowledge(used.getEnvelopeId(), null);
            assertThat(shortcut.get(10, TimeUnit.SECONDS)).isEqualTo(new Taken());
            assertThat(bot.app.gotNothingElse()).isTrue();
        }
    }

    @Test
    void a_connection_is_asked_to_be_renewed() throws Exception {
        try (var connection = new Connection(address())) {
            connection.next();
            await().until(() -> simulator.sockets().connections() == 1);

            simulator.sockets().refresh();

            var goodbye = read(connection.next(), DisconnectMessage.class);
            assertThat(goodbye.getReason()).isEqualTo("refresh_requested");
            assertThat(simulator.sockets().connections()).isZero();
        }
    }

    @Test
    void only_an_app_level_token_connects() throws Exception {
        assertThat(bot.slack.appsConnectionsOpen(r -> r).getError())
                .isEqualTo("not_allowed_token_type");
        assertThat(bot.slackWith("xapp-local-app-token").usersList(r -> r).getError())
                .isEqualTo("not_allowed_token_type");
        assertThat(simulator.command("U0ADA", "C0PLATFORM", "/rollcall hi").failure())
                .contains("dispatch_failed");
    }

    private String address() throws Exception {
        var answer = bot.slackWith("xapp-local-app-token").appsConnectionsOpen(r -> r);
        assertThat(answer.isOk()).isTrue();
        return answer.getUrl();
    }

    private <T> T read(String message, Class<T> type) {
        return bot.slacksOwn.fromJson(message, type);
    }

    private static final class Connection implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        Connection(String address) throws Exception {
            socket =
                    client.newWebSocketBuilder()
                            .buildAsync(URI.create(address), this)
                            .get(10, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        String next() throws InterruptedException {
            var message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }

        void acknowledge(String envelope, String payload) throws Exception {
            var more = payload == null ? "" : ",\"payload\":" + payload;
            socket.sendText("{\"envelope_id\":\"" + envelope + "\"" + more + "}", true)
                    .get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            socket.abort();
            client.shutdownNow();
        }
    }
}
