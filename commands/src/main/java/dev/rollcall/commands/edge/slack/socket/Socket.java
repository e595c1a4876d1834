package dev.rollcall.commands.edge.slack.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.edge.slack.socket.Ending.Gone;
import dev.rollcall.commands.edge.slack.socket.Envelope.Goodbye;
import dev.rollcall.commands.edge.slack.socket.Envelope.Hello;
import dev.rollcall.commands.edge.slack.socket.Envelope.Kind;
import dev.rollcall.commands.edge.slack.socket.Envelope.Other;
import dev.rollcall.commands.edge.slack.socket.Envelope.Sent;
import dev.rollcall.edge.correlation.Correlation;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// One connection of ours to Slack, which takes what it brings until it is closed. Several
/// are open at a time, and Slack gives each envelope to one of them.
final class Socket {

    private static final Logger LOG = Logger.getLogger(Socket.class);
    private static final short GOING_AWAY = 1001;
    private static final int TLS = 443;
    private static final int PLAIN = 80;

    private final CompletableFuture<Hello> greeted = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, Runnable> unproven = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final ClientWebSocket connection;
    private final Acknowledgements acknowledgements;
    private final SocketMetrics metrics;
    private final ObjectMapper json;
    private volatile boolean connected;
    private volatile boolean leaving;
    private volatile String trouble = "the connection was closed";

    Socket(
            Vertx vertx,
            ClientWebSocket connection,
            Acknowledgements acknowledgements,
            SocketMetrics metrics,
            ObjectMapper json) {
        this.vertx = vertx;
        this.connection = connection;
        this.acknowledgements = acknowledgements;
        this.metrics = metrics;
        this.json = json;
    }

    /// `pings` is how often, in milliseconds, we make sure that somebody is there.
    void open(String address, long pings) {
        connection.textMessageHandler(this::read);
        connection.exceptionHandler(failure -> trouble = String.valueOf(failure.getMessage()));
        connection.pongHandler(pong -> arrived(pong.toString()));
        connection.closeHandler(_ -> gone());
        connection
                .connect(where(URI.create(address)))
                .onSuccess(_ -> connected(pings))
                .onFailure(this::notOpened);
    }

    /// Done when it is ready.
    CompletableFuture<Hello> greeted() {
        return greeted;
    }

    /// Done when Slack does not use it any more, or soon won't.
    CompletableFuture<Ending> ended() {
        return ended;
    }

    CompletableFuture<Void> closed() {
        return closed;
    }

    boolean isUsed() {
        return greeted.isDone() && !ended.isDone();
    }

    /// Closes it when what is under way is finished.
    CompletableFuture<Void> retire() {
        leaving = true;
        closeIfIdle();
        return closed;
    }

    void close() {
        leaving = true;
        if (connected) {
            connection.close(GOING_AWAY);
        }
    }

    private void notOpened(Throwable failure) {
        trouble = String.valueOf(failure.getMessage());
        gone();
    }

    private void gone() {
        ended.complete(new Gone("closed", trouble));
        closed.complete(null);
        List.copyOf(unproven.keySet()).forEach(this::lost);
    }

    private void connected(long pings) {
        connected = true;
        var timer = vertx.setPeriodic(pings, _ -> connection.writePing(Buffer.buffer("rollcall")));
        var _ = closed.whenComplete((_, _) -> vertx.cancelTimer(timer));
        closeIfIdle();
    }

    private void read(String message) {
        try {
            take(Envelope.read(json.readTree(message)));
        } catch (JsonProcessingException notJson) {
            LOG.warnf("a message of Slack's on a socket was not read: %s", notJson.getMessage());
        }
    }

    private void take(Envelope envelope) {
        switch (envelope) {
            case Hello hello -> greeted.complete(hello);
            case Goodbye(var reason) -> ended.complete(Ending.of(reason));
            case Sent sent -> take(sent);
            case Other(var type) -> LOG.infof("Slack sent an envelope that is new to us: %s", type);
        }
    }

    /// Each in a context of its own, as a request has one: what is logged on its behalf says so.
    private void take(Sent sent) {
        underWay.incrementAndGet();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .runOnContext(
                        _ -> {
                            MDC.put(Correlation.LOG_KEY, sent.id());
                            acknowledgements
                                    .of(sent)
                                    .subscribe()
                                    .with(
                                            acknowledgement -> acknowledge(sent, acknowledgement),
                                            _ -> finished("not_acknowledged"));
                        });
    }

    /// The answer to a slash command is the only one that its user gets, so a pong after it has to
    /// prove that it arrived.
    private void acknowledge(Sent sent, String acknowledgement) {
        unproven.put(sent.id(), () -> acknowledgements.undelivered(sent, acknowledgement));
        connection
                .writeTextMessage(acknowledgement)
                .onSuccess(
                        _ -> {
                            if (sent.kind() == Kind.COMMAND) {
                                connection.writePing(Buffer.buffer(sent.id()));
                            } else {
                                arrived(sent.id());
                            }
                        })
                .onFailure(_ -> lost(sent.id()));
        if (closed.isDone()) {
            lost(sent.id());
        }
    }

    private void arrived(String id) {
        if (unproven.remove(id) != null) {
            finished("acknowledged");
        }
    }

    private void lost(String id) {
        var told = unproven.remove(id);
        if (told != null) {
            told.run();
            finished("too_late");
        }
    }

    private void finished(String outcome) {
        metrics.envelope(outcome);
        underWay.decrementAndGet();
        closeIfIdle();
    }

    private void closeIfIdle() {
        if (leaving && underWay.get() == 0) {
            close();
        }
    }

    private static WebSocketConnectOptions where(URI address) {
        var secure = address.getScheme().equals("wss");
        var usual = secure ? TLS : PLAIN;
        var options = new WebSocketConnectOptions();
        options.setSsl(secure).setHost(address.getHost());
        options.setPort(address.getPort() < 0 ? usual : address.getPort());
        options.setURI(address.getRawPath() + "?" + address.getRawQuery());
        return options;
    }
}
