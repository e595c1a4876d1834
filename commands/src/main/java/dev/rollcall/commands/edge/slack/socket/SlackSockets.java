package dev.rollcall.commands.edge.slack.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.slack.SlackApiConfig;
import dev.rollcall.commands.slack.SlackProxy;
import dev.rollcall.commands.slack.SlackTokens;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The sockets of this pod, where the app has a token for them. Every pod has its own, and Slack
/// picks one for each envelope; what comes as requests meanwhile is as welcome.
@ApplicationScoped
class SlackSockets {

    private static final Logger LOG = Logger.getLogger(SlackSockets.class);

    /// As large as a view with all that was typed into it, several times over; the same as for
    /// requests (`quarkus.http.limits.max-body-size`).
    private static final int LARGEST_MESSAGE = 1 << 20;

    /// Slack answers a closing with its own, and leaves the connection open after that.
    private static final int SECONDS_TO_CLOSE = 2;

    private static final int FIRST = 1;

    private final Vertx vertx;
    private final SlackApiConfig slack;
    private final Optional<String> token;
    private final SocketsConfig config;
    private final Acknowledgements acknowledgements;
    private final SocketMetrics metrics;
    private final ObjectMapper json;
    private final Route route = new Route(SlackProxy.ofEnvironment());
    private final Map<SocketKeeper, Thread> keepers = new LinkedHashMap<>();
    private SlackTokens tokens;
    private WebSocketClient client;

    SlackSockets(
            Vertx vertx,
            SlackApiConfig slack,
            SocketsConfig config,
            Acknowledgements acknowledgements,
            SocketMetrics metrics,
            ObjectMapper json) {
        this.vertx = vertx;
        this.slack = slack;
        this.token = slack.appToken().filter(given -> !given.isBlank());
        this.config = config;
        this.acknowledgements = acknowledgements;
        this.metrics = metrics;
        this.json = json;
    }

    void start(@Observes StartupEvent started) {
        token.ifPresent(this::start);
        metrics.watch(this);
    }

    private void start(String appToken) {
        client = vertx.createWebSocketClient(options());
        tokens = new SlackTokens(slack.apiUrl());
        var app = tokens.app(appToken);
        for (int n = 1; n <= config.count(); n++) {
            var name = "Slack socket %d of %d".formatted(n, config.count());
            var keeper =
                    new SocketKeeper(
                            name, app, this::socket, config, metrics, new SplittableRandom());
            keepers.put(keeper, Thread.ofVirtual().name(name).start(keeper));
        }
    }

    private Socket socket() {
        return new Socket(vertx, client.webSocket(), route, acknowledgements, metrics, json);
    }

    private WebSocketClientOptions options() {
        return new WebSocketClientOptions()
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE)
                .setClosingTimeout(SECONDS_TO_CLOSE)
                .setConnectTimeout(Math.toIntExact(config.patience().toMillis()))
                .setReadIdleTimeout(Math.toIntExact(config.silence().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    int wanted() {
        return keepers.size();
    }

    long open() {
        return keepers.keySet().stream().filter(SocketKeeper::isOpen).count();
    }

    Optional<String> trouble() {
        return keepers.keySet().stream().flatMap(keeper -> keeper.trouble().stream()).findFirst();
    }

    /// What is under way is finished and acknowledged before a socket is closed, and all of that
    /// before what it needs is stopped.
    void stop(@Observes @Priority(FIRST) ShutdownEvent stopping) {
        var closed =
                keepers.entrySet().stream()
                        .map(keeper -> keeper.getKey().stop(keeper.getValue()))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(closed).join();
        if (client != null) {
            LOG.infof("%d Slack sockets are closed", closed.length);
            client.close();
            tokens.close();
        }
    }
}
