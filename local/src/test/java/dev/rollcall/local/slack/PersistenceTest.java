package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.slack.workspace.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    static final String PLATFORM = "C0PLATFORM";

    @TempDir Path folder;
    Path file;

    @BeforeEach
    void inside() {
        file = folder.resolve("slack").resolve("messages.json");
    }

    @Test
    void the_next_start_shows_the_same_messages() {
        try (var simulator = start()) {
            var ts = simulator.post("U0ADA", PLATFORM, "مرحبا 👋 & <b>").ts();
            simulator.reply("U0GRACE", PLATFORM, ts, "a reply");
            simulator.edit("U0ADA", PLATFORM, ts, "edited");
            simulator.command("U0ADA", "C0RANDOM", "/invite @Rollcall");
        }

        try (var simulator = start()) {
            assertThat(simulator.messages(PLATFORM))
                    .extracting(Message::text)
                    .containsExactly("edited", "a reply");
            assertThat(simulator.messages(PLATFORM).getFirst().edited()).isNotNull();
            assertThat(simulator.messages("C0RANDOM")).hasSize(1);
        }
    }

    @Test
    void the_next_start_has_who_is_in_which_group_and_what_stands_in_a_home_tab() throws Exception {
        try (var bot = new FakeBot(settings())) {
            bot.simulator.admin().group("S0PLATFORM", List.of("U0ADA", "U0EDGAR"));
            assertThat(
                            bot.slack
                                    .viewsPublish(
                                            r -> r.userId("U0ADA").viewAsString(ModalsTest.HOME))
                                    .isOk())
                    .isTrue();
        }

        try (var bot = new FakeBot(settings())) {
            assertThat(bot.slack.usergroupsUsersList(r -> r.usergroup("S0PLATFORM")).getUsers())
                    .containsExactly("U0ADA", "U0EDGAR");
            assertThat(bot.simulator.person("U0ADA").published())
                    .hasValueSatisfying(home -> assertThat(home.blocks()).hasSize(1));
        }
    }

    @Test
    void only_its_user_can_read_what_has_tokens_in_it() throws Exception {
        try (var simulator = start()) {
            simulator.post("U0ADA", PLATFORM, "hello");
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void time_stamps_go_on_growing_even_when_the_clock_went_back() {
        String last;
        try (var simulator = start()) {
            last = simulator.post("U0ADA", PLATFORM, "today").ts();
        }

        var yesterday = Instant.now().minusSeconds(86_400);
        try (var simulator = SlackSimulator.start(settings().clock(() -> yesterday))) {
            assertThat(simulator.post("U0ADA", PLATFORM, "yesterday").ts()).isGreaterThan(last);
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_put_aside() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{half");

        try (var simulator = start()) {
            assertThat(simulator.messages(PLATFORM)).isEmpty();
        }

        assertThat(file.resolveSibling("messages.json.unreadable")).hasContent("{half");
    }

    @Test
    void a_channel_keeps_the_end_of_a_long_talk() {
        try (var simulator = SlackSimulator.start(settings().messagesKept(3))) {
            for (var i = 0; i < 5; i++) {
                simulator.post("U0ADA", PLATFORM, "message " + i);
            }

            assertThat(simulator.messages(PLATFORM))
                    .extracting(Message::text)
                    .containsExactly("message 2", "message 3", "message 4");
        }
    }

    private SlackSimulator start() {
        return SlackSimulator.start(settings());
    }

    private Settings settings() {
        return new Settings().app("http://127.0.0.1:1").file(file);
    }
}
