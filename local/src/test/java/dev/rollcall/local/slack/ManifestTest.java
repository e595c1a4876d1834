package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.people.NotPossible;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The app does here what its manifest has, and nothing else.
class ManifestTest {
    static final String PLATFORM = "C0PLATFORM";
    static final Path FOLDER = Path.of("..", "slack");

    @ParameterizedTest
    @ValueSource(strings = {"manifest.yaml", "manifest.socket.yaml"})
    void slack_takes_the_manifests_that_people_are_told_to_use(String name) {
        var manifest = Manifest.read(FOLDER.resolve(name));

        assertThat(manifest.sockets()).isEqualTo(name.contains("socket"));
        assertThat(manifest.command("/rollcall")).hasValueSatisfying(Manifest.Command::escapes);
        assertThat(manifest.scopes()).contains("chat:write", "commands");
    }

    @Test
    void who_is_named_in_a_command_comes_with_their_id_by_our_manifest() throws Exception {
        try (var bot = new FakeBot(new Settings().manifest(ours()))) {
            bot.simulator.command("U0ADA", PLATFORM, "/rollcall team admin @grace");

            assertThat(bot.app.next().form()).containsEntry("text", "team admin <@U0GRACE|grace>");
        }
    }

    @Test
    void who_is_named_in_a_command_comes_as_typed_where_the_manifest_does_not_escape()
            throws Exception {
        try (var bot = without("      should_escape: true\n")) {
            bot.simulator.command("U0ADA", PLATFORM, "/rollcall team admin @grace & co");

            assertThat(bot.app.next().form()).containsEntry("text", "team admin @grace &amp; co");
        }
    }

    @Test
    void requests_go_where_the_manifest_says() throws Exception {
        var elsewhere = Files.readString(FOLDER.resolve("manifest.yaml")).replace("/slack/", "/x/");
        try (var bot = new FakeBot(new Settings().manifest(Manifest.of(elsewhere)))) {
            bot.simulator.command("U0ADA", PLATFORM, "/rollcall hi");
            assertThat(bot.app.next().path()).isEqualTo("/x/commands");
            bot.simulator.post("U0ADA", PLATFORM, "hi");
            assertThat(bot.app.next().path()).isEqualTo("/x/events");
            assertThat(bot.simulator.person("U0ADA").shortcut("rollcall_update"))
                    .isEqualTo(new Taken());
            assertThat(bot.app.next().path()).isEqualTo("/x/interactions");
        }
    }

    @Test
    void an_event_that_is_not_subscribed_to_is_not_told() throws Exception {
        try (var bot = without("      - message.channels\n")) {
            bot.simulator.post("U0ADA", PLATFORM, "unheard");
            bot.simulator.post("U0ADA", "D0ADA", "heard");

            assertThat(event(bot).path("text").asText()).isEqualTo("heard");
            assertThat(bot.app.gotNothingElse()).isTrue();
        }
    }

    @Test
    void a_scope_that_is_not_there_is_missed() throws Exception {
        try (var bot = without("      - im:write\n")) {
            var refused = bot.slack.conversationsOpen(r -> r.users(List.of("U0ADA")));

            assertThat(refused.getError()).isEqualTo("missing_scope");
            assertThat(refused.getNeeded()).isEqualTo("im:write");
        }
    }

    @Test
    void commands_and_shortcuts_that_are_not_there_are_nobodys() throws Exception {
        try (var bot = new FakeBot(new Settings().manifest(ours()))) {
            var ada = bot.simulator.person("U0ADA");

            assertThat(bot.simulator.command("U0ADA", PLATFORM, "/other").shown().getFirst().text())
                    .isEqualTo("`/other` is not a valid command.");
            assertThatThrownBy(() -> ada.shortcut("other")).isInstanceOf(NotPossible.class);
            assertThatThrownBy(() -> ada.shortcut("rollcall_message"))
                    .isInstanceOf(NotPossible.class);
            assertThat(bot.app.gotNothingElse()).isTrue();
        }
    }

    @Test
    void without_interactivity_nothing_can_be_pressed() throws Exception {
        try (var bot = replacing("is_enabled: true", "is_enabled: false")) {
            var ts =
                    bot.slack
                            .chatPostMessage(
                                    r ->
                                            r.channel(PLATFORM)
                                                    .blocksAsString(InteractionsTest.BLOCKS))
                            .getTs();
            var message = bot.simulator.person("U0ADA").message(PLATFORM, ts);

            assertThatThrownBy(() -> message.press("skip"))
                    .hasMessageContaining("not configured to handle interactive responses");
        }
    }

    @Test
    void without_its_tabs_the_app_shows_no_home_and_takes_no_direct_messages() throws Exception {
        var noTabs =
                Files.readString(FOLDER.resolve("manifest.yaml"))
                        .replace("tab_enabled: true", "tab_enabled: false");
        try (var bot = new FakeBot(new Settings().manifest(Manifest.of(noTabs)))) {
            var home = bot.slack.viewsPublish(r -> r.userId("U0ADA").viewAsString(ModalsTest.HOME));
            var direct = bot.slack.chatPostMessage(r -> r.channel("D0ADA").text("psst"));

            assertThat(home.getError()).isEqualTo("not_enabled");
            assertThat(direct.getError()).isEqualTo("messages_tab_disabled");
            assertThatThrownBy(() -> bot.simulator.person("U0ADA").home())
                    .isInstanceOf(NotPossible.class);
            assertThatThrownBy(() -> bot.simulator.post("U0ADA", "D0ADA", "hello?"))
                    .hasMessageContaining("turned off");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  name: Rollcall | '' | missing required field: name",
                "should_escape | escapes | escapes",
                "      - app_mentions:read | '' | app_mention needs the scope app_mentions:read",
                "      - commands | '' | commands and shortcuts need the scope commands",
                "- app_home_opened | - app_home_closed | there is no event app_home_closed",
                "command: /rollcall | command: rollcall | must be / and",
                "type: global | type: everywhere | must be a valid enum value",
                "name: Status update | name: A name of many more letters | must be less than 25 characters",
                "      url: https://rollcall.example.com/slack/commands | '' | missing required field: url",
                "https://rollcall.example.com/slack/oauth | anywhere | must be the address of a request",
                "      - chat:write | - commands | must be unique",
                "settings: | '  x: [' | is no YAML",
            })
    void a_manifest_that_slack_would_not_take_is_refused_with_what_is_wrong(
            String before, String after, String why) throws Exception {
        var whole = Files.readString(FOLDER.resolve("manifest.yaml"));
        assertThat(whole).contains(before);
        var broken = whole.replaceFirst(Pattern.quote(before), after);

        assertThatThrownBy(() -> Manifest.of(broken)).hasMessageContaining(why);
    }

    private static Manifest ours() {
        return Manifest.read(FOLDER.resolve("manifest.yaml"));
    }

    private static FakeBot without(String line) throws Exception {
        return replacing(line, "");
    }

    private static FakeBot replacing(String before, String after) throws Exception {
        var whole = Files.readString(FOLDER.resolve("manifest.yaml"));
        assertThat(whole).contains(before);
        return new FakeBot(new Settings().manifest(Manifest.of(whole.replace(before, after))));
    }

    private static JsonNode event(FakeBot bot) throws InterruptedException {
        return FakeBot.json(bot.app.next().body()).path("event");
    }
}
