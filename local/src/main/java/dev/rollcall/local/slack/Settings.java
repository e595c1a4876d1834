package dev.rollcall.local.slack;

import dev.rollcall.local.slack.manifest.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How a simulator is to run; what isn't said is as in Slack, on a free port, in memory.
public final class Settings {
    /// So long Slack's rotated tokens live.
    private static final Duration ROTATED = Duration.ofHours(12);

    int port;
    String signingSecret = "local-signing-secret";
    String botToken = "xoxb-local-bot-token";
    String app = "http://127.0.0.1:7401";
    Manifest manifest = Manifest.ofEverything();
    String appToken = "xapp-local-app-token";
    String clientId = "local-client-id";
    String clientSecret = "local-client-secret";
    boolean socketMode;
    boolean second;
    Optional<String> secondToken = Optional.empty();
    Optional<Duration> tokenLife = Optional.empty();
    Optional<String> dashboard = Optional.empty();
    Optional<String> installPage = Optional.empty();
    Optional<String> reachedAt = Optional.empty();
    Optional<Path> file = Optional.empty();
    Duration patience = Duration.ofSeconds(3);
    double retryPace = 1;
    boolean rateLimits;
    int messagesKept = 1_000;
    InstantSource clock = InstantSource.system();

    /// 0 takes a free one.
    public Settings port(int port) {
        this.port = port;
        return this;
    }

    public Settings signingSecret(String secret) {
        this.signingSecret = secret;
        return this;
    }

    public Settings botToken(String token) {
        this.botToken = token;
        return this;
    }

    /// The app-level token, for `apps.connections.open`.
    public Settings appToken(String token) {
        this.appToken = token;
        return this;
    }

    /// What the app exchanges codes with, in `oauth.v2.access`.
    public Settings client(String id, String secret) {
        this.clientId = id;
        this.clientSecret = secret;
        return this;
    }

    /// Tokens that an install gives end after so long, unless they are exchanged.
    public Settings tokenRotation(Duration life) {
        this.tokenLife = Optional.of(life);
        return this;
    }

    /// The app gets everything over its own connections, nothing over HTTP.
    public Settings socketMode(boolean on) {
        this.socketMode = on;
        return this;
    }

    /// Adds a workspace with its own people and channels, in which the app is not installed.
    public Settings secondWorkspace() {
        this.second = true;
        return this;
    }

    /// The same with the app in it and in its channels; this is its token.
    public Settings secondWorkspace(String botToken) {
        this.secondToken = Optional.of(botToken);
        return secondWorkspace();
    }

    /// The app as it is configured: what is not in there does not work. Of an app that uses
    /// everything unless told. Socket Mode and rotated tokens follow from it, unless told after.
    public Settings manifest(Manifest manifest) {
        this.manifest = manifest;
        this.socketMode = manifest.sockets();
        this.tokenLife = manifest.rotatesTokens() ? Optional.of(ROTATED) : Optional.empty();
        return this;
    }

    /// The same app with other scopes.
    public Settings scopes(String... scopes) {
        this.manifest = manifest.withScopes(List.of(scopes));
        return this;
    }

    /// Where commands takes Slack's requests, without the path; `SlackSimulator.app` changes it
    /// later.
    public Settings app(String address) {
        this.app = address;
        return this;
    }

    /// Where the app reaches the simulator, without a slash at its end, if not at its own address.
    public Settings reachedAt(String address) {
        this.reachedAt = Optional.of(address);
        return this;
    }

    /// The dashboard that the page links to.
    public Settings dashboard(String address) {
        this.dashboard = Optional.of(address);
        return this;
    }

    /// Where the page sends those who let the app into a workspace: its `/slack/install`.
    public Settings installPage(String address) {
        this.installPage = Optional.of(address);
        return this;
    }

    /// Where messages are kept from one start to the next.
    public Settings file(Path file) {
        this.file = Optional.of(file);
        return this;
    }

    /// How long Slack waits for an answer.
    public Settings patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /// Scales the waits before events are sent again: 1 s, 1 min, 5 min at 1.
    public Settings retryPace(double pace) {
        this.retryPace = pace;
        return this;
    }

    /// Whether Slack's rate limits hold.
    public Settings rateLimits(boolean on) {
        this.rateLimits = on;
        return this;
    }

    /// How many messages a channel keeps.
    public Settings messagesKept(int most) {
        this.messagesKept = most;
        return this;
    }

    public Settings clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }
}
