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
        var text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text = ADDRESS.matcher(text).replaceAll(match -> quoted("<" + match.group() + ">"));
        text = replace(MENTION, text, name -> user(name).map(user -> "<@" + user.id() + ">"));
        text = replace(GROUP, text, name -> group(name).map(id -> "<!subteam^" + id + ">"));
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

    private Optional<String> group(String handle) {
        return workspace.cast().groups().stream()
                .filter(group -> group.handle().equals(handle))
                .map(Cast.Group::id)
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
