package dev.rollcall.local.slack.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.rollcall.local.slack.limits.Problem;
import dev.rollcall.local.slack.manifest.Manifest.Command;
import dev.rollcall.local.slack.manifest.Manifest.Paths;
import dev.rollcall.local.slack.manifest.Manifest.Shortcut;
import dev.rollcall.local.slack.manifest.Manifest.Tabs;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A manifest as people write it: YAML, or the JSON that is YAML too.
final class ManifestFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    private ManifestFile() {}

    static Manifest read(String text, String name) {
        var json = parsed(text, name);
        var problems = ManifestRules.problems(json);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream()
                            .map(Problem::message)
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            "Slack would not take %s:\n  ".formatted(name),
                                            "")));
        }
        return manifest(json);
    }

    private static JsonNode parsed(String text, String name) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "%s is no YAML: %s".formatted(name, broken.getMessage()), broken);
        }
    }

    private static Manifest manifest(JsonNode json) {
        var settings = json.path("settings");
        var home = json.at("/features/app_home");
        return new Manifest(
                each(json.at("/features/slash_commands")).map(ManifestFile::command).toList(),
                each(json.at("/features/shortcuts")).map(ManifestFile::shortcut).toList(),
                texts(json.at("/oauth_config/scopes/bot")),
                Set.copyOf(texts(settings.at("/event_subscriptions/bot_events"))),
                texts(json.at("/oauth_config/redirect_urls")),
                new Paths(
                        path(settings.at("/event_subscriptions/request_url")),
                        path(settings.at("/interactivity/request_url"))),
                tabs(home),
                settings.at("/interactivity/is_enabled").asBoolean(),
                settings.path("socket_mode_enabled").asBoolean(),
                settings.path("token_rotation_enabled").asBoolean());
    }

    private static Command command(JsonNode json) {
        return new Command(
                json.path("command").asText(),
                json.path("description").asText(),
                json.path("usage_hint").asText(),
                json.path("should_escape").asBoolean(),
                path(json.path("url")));
    }

    private static Shortcut shortcut(JsonNode json) {
        return new Shortcut(
                json.path("callback_id").asText(),
                json.path("name").asText(),
                json.path("type").asText().equals("message"));
    }

    private static Tabs tabs(JsonNode home) {
        var messages = home.path("messages_tab_enabled").asBoolean();
        return new Tabs(
                home.path("home_tab_enabled").asBoolean(),
                messages,
                messages && !home.path("messages_tab_read_only_enabled").asBoolean());
    }

    private static Optional<String> path(JsonNode url) {
        return Optional.ofNullable(url.textValue()).map(URI::create).map(URI::getPath);
    }

    private static List<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
