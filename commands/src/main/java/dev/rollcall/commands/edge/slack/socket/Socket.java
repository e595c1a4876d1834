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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// One connection of ours to Slack, which takes what it brings until it is closed. Several
/// are open at a time, and Slack gives each envelope to one of them.
final class Socket {

    private static final Logger LOG = Logger.getLogger(Socket.class);
    private static final short GOING_AWAY = 1001;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final CompletableFuture<Hello> greeted = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /// What is done where an answer did not arrive, by the number that it was written as.
    private final NavigableMap<Long, Runnable> unproven = new ConcurrentSkipListMap<>();

    private final Vertx vertx;
    private final ClientWebSocket connection;
    private final Route route;
    private final Acknowledgements acknowledgements;
    private final SocketMetrics metrics;
    private final ObjectMapper json;
    private long written;
    private volatile boolean connected;
    private volatile boolean leaving;
    private volatile String trouble = "the connection was closed";

    Socket(
            Vertx vertx,
            ClientWebSocket connection,
            Route route,
            Acknowledgements acknowledgements,
            SocketMetrics metrics,
            ObjectMapper json) {
        this.vertx = vertx;
        this.connection = connection;
        this.route = route;
        this.acknowledgements = acknowledgements;
        this.metrics = metrics;
        this.json = json;
    }

    /// `pings` is how often, in milliseconds, we make sure that somebody is there.
    void open(String address, long pings) {
        connection.textMessageHandler(this::read);
        connection.exceptionHandler(failure -> trouble = String.valueOf(failure.getMessage()));
        connection.pongHandler(pong -> proven(pong.toString()));
        connection.closeHandler(_ -> gone());
        try {
            connection
                    .connect(route.to(address))
                    .onSuccess(_ -> connected(pings))
                    .onFailure(this::notOpened);
        } catch (IllegalArgumentException noAddress) {
            notOpened(noAddress);
        }
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
        var timer = vertx.setPeriodic(pings, _ -> ping());
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
        long number;
        Future<Void> writing;
        synchronized (unproven) {
            number = ++written;
            unproven.put(number, () -> acknowledgements.undelivered(sent, acknowledgement));
            writing = connection.writeTextMessage(acknowledgement);
        }
        writing.onSuccess(
                        _ -> {
                            if (sent.kind() == Kind.COMMAND) {
                                ping();
                            } else {
                                arrived(number);
                            }
                        })
                .onFailure(_ -> lost(number));
        if (closed.isDone()) {
            lost(number);
        }
    }

    private void ping() {
        synchronized (unproven) {
            connection.writePing(Buffer.buffer(Long.toString(written)));
        }
    }

    /// A pong is for all that was written before its ping: Slack need not answer each of those.
    private void proven(String pong) {
        if (NUMBER.matcher(pong).matches()) {
            var arrived = unproven.headMap(Long.parseLong(pong), true).keySet();
            List.copyOf(arrived).forEach(this::arrived);
        }
    }

    private void arrived(long number) {
        if (unproven.remove(number) != null) {
            finished("acknowledged");
        }
    }

    private void lost(long number) {
        var told = unproven.remove(number);
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
}
