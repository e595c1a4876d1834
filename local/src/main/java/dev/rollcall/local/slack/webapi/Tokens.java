package dev.rollcall.local.slack.webapi;

import dev.rollcall.local.slack.workspace.BotToken;
import dev.rollcall.local.slack.workspace.InstalledApp;
import dev.rollcall.local.slack.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The bots' tokens: whose they are, and until when. Where tokens are rotated, each that is given
/// ends.
public final class Tokens {
    private final List<Workspace> workspaces;
    private final Optional<Duration> life;
    private final InstantSource clock;

    /// A token, and where it is good.
    record Known(Workspace workspace, BotToken token) {}

    /// @param life of each token, where they are rotated
    public Tokens(List<Workspace> workspaces, Optional<Duration> life, InstantSource clock) {
        this.workspaces = List.copyOf(workspaces);
        this.life = life;
        this.clock = clock;
    }

    List<Workspace> workspaces() {
        return workspaces;
    }

    Known known(String token) {
        var known =
                find(app -> app.find(one -> one.token().equals(token)))
                        .orElseThrow(() -> new Refused("invalid_auth"));
        if (known.token().endedBefore(clock.instant())) {
            throw new Refused("token_expired");
        }
        return known;
    }

    /// As Slack gives it to an app that is installed: the one that the workspace has, if it lasts.
    BotToken give(Workspace workspace, List<String> scopes) {
        var before = workspace.app().find(BotToken::lasts).map(BotToken::token);
        var token =
                life.map(time -> ending(time, scopes))
                        .orElseGet(
                                () ->
                                        BotToken.lasting(
                                                before.orElseGet(() -> "xoxb-" + random()),
                                                scopes));
        workspace.app().give(token);
        return token;
    }

    Known exchange(String refresh) {
        if (life.isEmpty()) {
            throw new Refused("token_rotation_not_enabled");
        }
        var before =
                find(app -> app.exchange(refresh))
                        .orElseThrow(() -> new Refused("invalid_refresh_token"));
        var workspace = before.workspace();
        return new Known(workspace, give(workspace, before.token().scopes()));
    }

    boolean revoke(String token) {
        return known(token).workspace().app().revoke(token);
    }

    /// Of each token that is given, where they are rotated.
    Optional<Duration> life() {
        return life;
    }

    private BotToken ending(Duration time, List<String> scopes) {
        var until = clock.instant().plus(time).toEpochMilli();
        return new BotToken("xoxe.xoxb-1-" + random(), "xoxe-1-" + random(), until, scopes);
    }

    private Optional<Known> find(Function<InstalledApp, Optional<BotToken>> wanted) {
        return workspaces.stream()
                .flatMap(
                        workspace ->
                                wanted
                                        .apply(workspace.app())
                                        .map(token -> new Known(workspace, token))
                                        .stream())
                .findFirst();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
