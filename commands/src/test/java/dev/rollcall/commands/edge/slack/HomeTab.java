package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Somebody's Home tab before them, and the forms that they open there.
record HomeTab(Person person) {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Opened, and waited for until it shows something.
    Surface showing(Predicate<String> shows) {
        person.home();
        await().atMost(PATIENCE)
                .until(() -> person.home().filter(home -> shows.test(text(home))).isPresent());
        return person.home().orElseThrow();
    }

    /// Without being opened again.
    void awaitShowing(String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published()).contains(words));
    }

    private String published() {
        return person.published().map(view -> texts(view.blocks())).orElse("");
    }

    Surface form() {
        await().until(() -> person.modals().size() == 1);
        return person.modal();
    }

    static String text(Surface home) {
        return texts(home.blocks());
    }

    /// Of the blocks, with their ids.
    private static String texts(JsonNode blocks) {
        var texts = new StringBuilder();
        gather(blocks, texts);
        return texts.toString();
    }

    private static void gather(JsonNode json, StringBuilder texts) {
        for (var field : List.of("block_id", "text")) {
            if (json.path(field).isTextual()) {
                texts.append(json.path(field).textValue()).append('\n');
            }
        }
        json.forEach(part -> gather(part, texts));
    }

    static String blockOf(Surface home, String prefix) {
        return home.blocks().findValuesAsText("block_id").stream()
                .filter(id -> id.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }
}
