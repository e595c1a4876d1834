package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.object;
import static dev.rollcall.local.slack.workspace.SlackJson.written;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One connection of an app in Socket Mode, and what Slack says on it besides envelopes.
///
/// @param events where the connection is read and written
record Line(ServerWebSocket socket, HttpConnection connection, Context events) {

    /// How long one that is to be renewed still takes acknowledgements.
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    /// @param number of the app's connections, with this one
    /// @param lasts how long this one is said to last
    void greet(String app, int number, Duration lasts) {
        var hello = object().put("type", "hello").put("num_connections", number);
        hello.putObject("connection_info").put("app_id", app);
        debugInfo(hello)
                .put("build_number", 1)
                .put("approximate_connection_time", lasts.toSeconds());
        socket.writeTextMessage(hello.toString());
    }

    void send(ObjectNode envelope) {
        socket.writeTextMessage(written(envelope));
    }

    /// The last thing that it brings: it dies before it can hear, or answer, anything of it.
    void sendAndDie(ObjectNode envelope) {
        events.runOnContext(
                _ -> {
                    send(envelope);
                    cut();
                });
    }

    /// Says that it will end, and why.
    void warn(String reason) {
        var message = object().put("type", "disconnect").put("reason", reason);
        debugInfo(message);
        socket.writeTextMessage(message.toString());
    }

    void close(String reason) {
        warn(reason);
        socket.close();
    }

    void closeSoon(String reason) {
        warn(reason);
        CompletableFuture.delayedExecutor(AFTERWARDS.toMillis(), TimeUnit.MILLISECONDS)
                .execute(connection::close);
    }

    /// Without a word, as when a machine of Slack's dies.
    void cut() {
        connection.close();
    }

    private static ObjectNode debugInfo(ObjectNode message) {
        return message.putObject("debug_info").put("host", "applink-local");
    }
}
