package dev.rollcall.commands.slackapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.slack.api.model.manifest.AppManifest;
import com.slack.api.util.json.GsonFactory;
import dev.rollcall.commands.slack.SlackScopes;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String URL = "https://rollcall.example.com";
    static final Path FOLDER = Path.of("..", "slack");

    /// `-Drollcall.manifest=write` writes them anew.
    @Test
    void the_files_in_slack_are_what_the_command_prints() throws IOException {
        assertIsWhatIsPrinted("manifest.yaml", "manifest", "--url", URL);
        assertIsWhatIsPrinted("manifest.socket.yaml", "manifest", "--socket");
    }

    private static void assertIsWhatIsPrinted(String name, String... arguments) throws IOException {
        var printed = Run.of(arguments).out();
        if ("write".equals(System.getProperty("rollcall.manifest"))) {
            Files.writeString(FOLDER.resolve(name), printed);
        }
        assertThat(FOLDER.resolve(name)).hasContent(printed);
    }

    @Test
    void over_http_slack_is_told_where_to_send_each_kind() {
        var manifest = json("--url", URL + "/");

        assertThat(manifest.at("/features/slash_commands/0/url").asText())
                .isEqualTo(URL + "/slack/commands");
        assertThat(manifest.at("/settings/event_subscriptions/request_url").asText())
                .isEqualTo(URL + "/slack/events");
        assertThat(manifest.at("/settings/interactivity/request_url").asText())
                .isEqualTo(URL + "/slack/interactions");
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
        assertThat(manifest.at("/settings/token_rotation_enabled").asBoolean()).isFalse();
    }

    @Test
    void over_sockets_there_is_no_address_but_for_installing() {
        assertThat(json("--socket").toString()).doesNotContain("http");

        var manifest = json("--socket", "--url", URL, "--rotate-tokens");

        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/settings/token_rotation_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/oauth_config/redirect_urls/0").asText()).startsWith(URL);
        assertThat(manifest.at("/features/slash_commands/0").has("url")).isFalse();
        assertThat(manifest.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
    }

    @Test
    void it_asks_for_the_scopes_that_the_code_names_and_each_has_a_reason() {
        var manifest = json("--socket");

        assertThat(texts(manifest.at("/oauth_config/scopes/bot"))).isEqualTo(SlackScopes.BOT);
        assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events")))
                .isEqualTo(SlackScopes.EVENTS)
                .doesNotHaveDuplicates();
        assertThat(SlackScopes.REASONS).allMatch(scope -> !scope.why().isBlank());
        assertThat(SlackScopes.BOT).doesNotHaveDuplicates();
    }

    @Test
    void it_has_slacks_own_shape_and_keeps_slacks_limits() {
        for (var manifest : List.of(json("--socket"), json("--url", URL))) {
            var read =
                    GsonFactory.createSnakeCase().fromJson(manifest.toString(), AppManifest.class);

            assertThat(read.getDisplayInformation().getDescription()).hasSizeLessThan(141);
            assertThat(read.getFeatures().getShortcuts())
                    .hasSize(2)
                    .allMatch(shortcut -> shortcut.getName().length() <= 24)
                    .allMatch(shortcut -> shortcut.getDescription().length() <= 150);
            assertThat(written(read)).isEqualTo(manifest);
        }
    }

    /// Nothing is lost in Slack's classes, so nothing in it is unknown to Slack.
    private static JsonNode written(AppManifest manifest) {
        try {
            return JSON.readTree(GsonFactory.createSnakeCase().toJson(manifest));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void as_yaml_it_is_the_same() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());

        assertThat(yaml.readTree(Run.of("manifest", "--url", URL).out()))
                .isEqualTo(json("--url", URL));
        assertThat(
                        yaml.readTree(
                                Yaml.of(
                                        JSON.readTree(
                                                "{\"a\": \"no\", \"b\": \"x: y\", \"c\": [1, \"# d\", {\"e\": true, \"f\": \"7\"}]}"))))
                .isEqualTo(
                        JSON.readTree(
                                "{\"a\": \"no\", \"b\": \"x: y\", \"c\": [1, \"# d\", {\"e\": true, \"f\": \"7\"}]}"));
    }

    @Test
    void a_link_has_it_filled_in() throws IOException {
        var link = Run.of("manifest", "--socket", "--link").out().strip();

        assertThat(link).startsWith("https://api.slack.com/apps?new_app=1&manifest_json=");
        var json =
                URLDecoder.decode(
                        link.substring(link.lastIndexOf('=') + 1), StandardCharsets.UTF_8);
        assertThat(JSON.readTree(json)).isEqualTo(json("--socket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollcall.example.com",
                "http://rollcall.example.com",
                "https://",
                "https://rollcall.example.com?x=1",
                "https://a b"
            })
    void an_address_that_slack_would_not_take_is_refused(String url) {
        var run = Run.of("manifest", "--url", url);

        assertThat(run.code()).isEqualTo(SlackTool.USAGE);
        assertThat(run.err()).contains("such as https://rollcall.example.com");
    }

    @Test
    void without_a_way_in_it_asks_for_one() {
        var run = Run.of("manifest");

        assertThat(run.code()).isEqualTo(SlackTool.USAGE);
        assertThat(run.err()).contains("--url https://…").contains("--socket");
        assertThat(Run.of("manifest", "--socket", "--name", "R".repeat(36)).code())
                .isEqualTo(SlackTool.USAGE);
        assertThat(Run.of().out()).contains("manifest", "check");
    }

    private static JsonNode json(String... options) {
        var arguments = new ArrayList<>(List.of("manifest", "--json"));
        arguments.addAll(List.of(options));
        try {
            return JSON.readTree(Run.of(arguments.toArray(String[]::new)).out());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
