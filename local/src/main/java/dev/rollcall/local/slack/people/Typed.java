package dev.rollcall.local.slack.people;

import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what a person typed into what Slack sends: `&`, `<`, `>` escaped, names, channels and
/// addresses as `<@U…>`, `<#C…|name>`, `<https://…>`.
final class Typed {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.])@([\\w.]+)");
    private static final Pattern GROUP = Pattern.compile("(?<![\\w.<])@([\\w-]+)");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\w&])#([\\w-]+)");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>]+");

    private final Workspace workspace;

    Typed(Workspace workspace) {
        this.workspace = workspace;
    }

    String encode(String typed) {
        return references(
                typed, user -> "<@" + user.id() + ">", group -> "<!subteam^" + group.id() + ">");
    }

    /// For a command: with names beside the ids where the manifest has it escaped, and with what
    /// was typed where it does not.
    String encodeForCommand(String typed, boolean escapes) {
        return escapes
                ? references(
                        typed,
                        user -> "<@%s|%s>".formatted(user.id(), user.name()),
                        group -> "<!subteam^%s|@%s>".formatted(group.id(), group.handle()))
                : withoutMarkup(typed);
    }

    private static String withoutMarkup(String typed) {
        return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String references(
            String typed, Function<User, String> ofUser, Function<Cast.Group, String> ofGroup) {
        var text = withoutMarkup(typed);
        text = ADDRESS.matcher(text).replaceAll(match -> quoted("<" + match.group() + ">"));
        text = replace(MENTION, text, name -> user(name).map(ofUser));
        text = replace(GROUP, text, handle -> group(handle).map(ofGroup));
        return replace(
                CHANNEL,
                text,
                name -> channel(name).map(one -> "<#" + one.id() + "|" + one.name() + ">"));
    }

    private static String replace(
            Pattern pattern, String text, Function<String, Optional<String>> reference) {
        return pattern.matcher(text)
                .replaceAll(match -> quoted(reference.apply(match.group(1)).orElse(match.group())));
    }

    private Optional<User> user(String name) {
        return workspace.users().stream()
                .filter(user -> user.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private Optional<Cast.Group> group(String handle) {
        return workspace.groups().stream()
                .filter(group -> group.handle().equals(handle))
                .findFirst();
    }

    private Optional<Channel> channel(String name) {
        return workspace.channels().stream()
                .filter(channel -> name.equals(channel.name()))
                .findFirst();
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
