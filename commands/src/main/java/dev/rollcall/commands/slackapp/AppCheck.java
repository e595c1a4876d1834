package dev.rollcall.commands.slackapp;

import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackApp;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackScopes;
import dev.rollcall.commands.slack.SlackScopes.Scope;
import dev.rollcall.commands.slack.SlackTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether the app that the tokens belong to has all that Rollcall needs, and what to do if not.
final class AppCheck {

    private static final String BOT = "bot token";
    private static final String SCOPES = "scopes";
    private static final String SOCKETS = "sockets";

    private static final String INSTALL_AGAIN =
            "add it under OAuth & Permissions, Scopes, Bot Token Scopes in the Slack app's settings (or paste the manifest of ./rollcall slack manifest), and install the app again: a scope counts from then on";

    private final SlackTokens slack;
    private final Tokens tokens;
    private final Optional<PublicAddress> address;

    AppCheck(SlackTokens slack, Tokens tokens, Optional<PublicAddress> address) {
        this.slack = slack;
        this.tokens = tokens;
        this.address = address;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>(bot());
        findings.add(sockets());
        findings.addAll(http());
        return findings;
    }

    private List<Finding> bot() {
        return tokens.bot()
                .map(token -> read(BOT, slack.bot(token), this::bot, SlackRefusal::remedy))
                .orElseGet(
                        () ->
                                List.of(
                                        Finding.missing(
                                                BOT,
                                                "rollcall.slack.bot-token is not set",
                                                "install the app, and set it to the Bot User OAuth Token (xoxb-…) under OAuth & Permissions")));
    }

    private List<Finding> bot(SlackTokens.Bot bot) {
        return Stream.concat(
                        Stream.of(
                                Finding.ok(
                                        BOT,
                                        "the bot is @%s in %s (%s)"
                                                .formatted(bot.user(), bot.team(), bot.teamId()))),
                        scopes(bot))
                .toList();
    }

    private static Stream<Finding> scopes(SlackTokens.Bot bot) {
        var missing =
                SlackScopes.REASONS.stream()
                        .filter(scope -> !bot.scopes().contains(scope.name()))
                        .toList();
        var more = new TreeSet<>(bot.scopes());
        SlackScopes.BOT.forEach(more::remove);
        return Stream.concat(
                missing.isEmpty()
                        ? Stream.of(
                                Finding.ok(
                                        SCOPES,
                                        "all %d are there".formatted(SlackScopes.BOT.size())))
                        : missing.stream().map(AppCheck::missing),
                more.isEmpty()
                        ? Stream.empty()
                        : Stream.of(
                                Finding.note(
                                        SCOPES,
                                        "not needed: " + String.join(", ", more),
                                        "take them away, or leave them")));
    }

    private static Finding missing(Scope scope) {
        return Finding.missing(
                SCOPES, "%s is missing: %s".formatted(scope.name(), scope.why()), INSTALL_AGAIN);
    }

    private Finding sockets() {
        return tokens.app()
                .map(
                        token ->
                                read(
                                                SOCKETS,
                                                slack.app(token).connection(),
                                                _ -> opens(),
                                                SlackApp::remedy)
                                        .getFirst())
                .orElseGet(
                        () ->
                                Finding.note(
                                        SOCKETS,
                                        "rollcall.slack.app-token is not set, so Slack comes over HTTP",
                                        "nothing, if that is meant"));
    }

    private static List<Finding> opens() {
        return List.of(Finding.ok(SOCKETS, "Slack gives out addresses for sockets (Socket Mode)"));
    }

    private List<Finding> http() {
        if (address.isPresent()) {
            return List.of(new DoorCheck(address.get(), tokens.signingSecret()).finding());
        }
        if (tokens.app().isPresent()) {
            return List.of();
        }
        return List.of(
                tokens.signingSecret().isPresent()
                        ? Finding.note(
                                DoorCheck.ABOUT,
                                "whether Slack reaches commands was not tried",
                                "say its public address: --url https://…")
                        : DoorCheck.noSecret());
    }

    private static <T> List<Finding> read(
            String about,
            SlackAnswer<T> answer,
            Function<T, List<Finding>> done,
            Function<SlackRefusal, String> remedy) {
        return switch (answer) {
            case SlackAnswer.Done<T>(var value) -> done.apply(value);
            case SlackAnswer.Refused<T>(var refusal) ->
                    List.of(
                            Finding.missing(
                                    about,
                                    "Slack refuses it: " + refusal.error(),
                                    remedy.apply(refusal)));
            case SlackAnswer.Busy<T>(var pause) ->
                    List.of(
                            Finding.unknown(
                                    about,
                                    "Slack answers again in %d s".formatted(pause.toSeconds())));
            case SlackAnswer.NotSent<T>(var why) ->
                    List.of(Finding.unknown(about, "Slack was not reached: " + why));
            case SlackAnswer.Unknown<T>(var why) ->
                    List.of(Finding.unknown(about, "Slack did not answer: " + why));
        };
    }
}
