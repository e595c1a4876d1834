package dev.rollcall.local.slack.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The app as its manifest configures it: what is not in there does not work here either.
///
/// @param redirects where the consent screen may send people back to
public record Manifest(
        List<Command> commands,
        List<Shortcut> shortcuts,
        List<String> scopes,
        Set<String> events,
        List<String> redirects,
        Paths paths,
        Tabs tabs,
        boolean interactive,
        boolean sockets,
        boolean rotatesTokens) {

    /// `escapes`: whatever is mentioned comes with its id. Over sockets it has no path.
    public record Command(
            String name, String description, String hint, boolean escapes, Optional<String> path) {}

    public record Shortcut(String callbackId, String name, boolean onMessage) {}

    /// Where at the app's address events and interactions go; over sockets there are none.
    public record Paths(Optional<String> events, Optional<String> interactions) {}

    /// What the app's page in Slack has; whether people can write there.
    public record Tabs(boolean home, boolean messages, boolean writable) {}

    private static final Map<String, String> MESSAGES =
            Map.of(
                    "channel", "message.channels",
                    "group", "message.groups",
                    "im", "message.im",
                    "mpim", "message.mpim");

    public Manifest {
        commands = List.copyOf(commands);
        shortcuts = List.copyOf(shortcuts);
        scopes = List.copyOf(scopes);
        events = Set.copyOf(events);
        redirects = List.copyOf(redirects);
    }

    /// Fails where Slack would not take it, with all that is wrong.
    public static Manifest read(Path yaml) {
        try {
            return ManifestFile.read(Files.readString(yaml), yaml.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Manifest of(String yaml) {
        return ManifestFile.read(yaml, "the manifest");
    }

    /// Of an app that uses all that is simulated.
    public static Manifest ofEverything() {
        try (var yaml = Manifest.class.getResourceAsStream("everything.yaml")) {
            return of(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<Command> command(String name) {
        return commands.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    public boolean offers(String callbackId, boolean onMessage) {
        return shortcuts.stream()
                .anyMatch(
                        one -> one.callbackId().equals(callbackId) && one.onMessage() == onMessage);
    }

    /// Whether the app wants to hear of such an event; of messages by the kind of their channel.
    public boolean tells(JsonNode event) {
        var type = event.path("type").asText();
        return events.contains(
                type.equals("message")
                        ? MESSAGES.getOrDefault(event.path("channel_type").asText(), "")
                        : type);
    }

    /// An address of the list, or one below it.
    public boolean leadsBackTo(String address) {
        return redirects.stream()
                .anyMatch(
                        one ->
                                address.equals(one)
                                        || address.matches(Pattern.quote(one) + "[/?].*"));
    }

    public Manifest withScopes(List<String> scopes) {
        return new Manifest(
                commands,
                shortcuts,
                scopes,
                events,
                redirects,
                paths,
                tabs,
                interactive,
                sockets,
                rotatesTokens);
    }

    /// As somebody has it who put their own address in.
    public Manifest leadingBackTo(String address) {
        return new Manifest(
                commands,
                shortcuts,
                scopes,
                events,
                List.of(address),
                paths,
                tabs,
                interactive,
                sockets,
                rotatesTokens);
    }
}
