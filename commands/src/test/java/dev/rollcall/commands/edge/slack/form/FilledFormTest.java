package dev.rollcall.commands.edge.slack.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Slack gives a form's texts back in a spelling of its own, and its values as they are.
class FilledFormTest {

    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Question RESEARCH = question("R&D <now> 🚧?", false);
    static final Question WELL = question("Is all well?", false, "👍 good", "R&D", "x".repeat(75));
    static final Question SECRET = question("Secret?", true);
    static final String ECHOED = "R&amp;D &lt;now&gt; :construction:?";

    @Test
    void what_was_typed_is_found_by_its_block_whatever_label_comes_back() {
        var asked = asked(RESEARCH, SECRET);

        var filled = filled(asked, asked, text("q1", ECHOED, "cabling"), text("a2", "?", "mine"));

        assertThat(filled.typed().byLabel())
                .containsOnly(entry("R&D <now> 🚧?", "cabling"), entry("Secret?", "mine"));
        assertThat(filled.open().byLabel()).containsOnly(entry("R&D <now> 🚧?", "cabling"));
        assertThat(filled.labels()).containsExactly("R&D <now> 🚧?", "Secret?");
    }

    @Test
    void what_was_chosen_is_found_by_its_value() {
        assertThat(chosen("👍 good", ":+1: good")).isEqualTo("👍 good");
        assertThat(chosen("R&D", "R&amp;D")).isEqualTo("R&D");
        assertThat(chosen("R&amp;D", "R&amp;D")).isEqualTo("R&D");
        assertThat(chosen("x".repeat(75), "x".repeat(74) + "…")).isEqualTo("x".repeat(75));
        assertThat(chosen("none of them", "👍 good")).isEqualTo("none of them");
    }

    @Test
    void where_other_questions_are_asked_by_now_it_follows_its_own() {
        var before = asked(RESEARCH, question("Gone?", false));
        var now = asked(question("New?", false), RESEARCH);

        var filled = filled(before, now, text("q1", ECHOED, "cabling"), text("q2", "Gone?", "yes"));

        assertThat(filled.typed().byLabel()).containsOnly(entry("R&D <now> 🚧?", "cabling"));
    }

    @Test
    void what_bears_no_name_is_not_taken_for_a_question_of_the_same_words() {
        var given = List.of(question("Why?", true), question("Why?", false));
        var before = new Questions(given, true);
        var now = new Questions(given, false);

        var filled =
                filled(before, now, text("a1", "Why?", "mine"), text("q2", "Why? (2)", "ours"));

        assertThat(filled.typed().byLabel().values()).doesNotContain("mine");
        assertThat(filled.writtenAnonymously()).containsExactly("a1");
    }

    @Test
    void what_an_earlier_build_asked_is_known_by_its_number() {
        var asked = asked(RESEARCH, WELL);
        var note = note(asked.mark().substring(0, asked.mark().indexOf('.')));

        var filled = FilledForm.of(view(text("q1", ECHOED, "cabling")), note, asked);

        assertThat(filled.typed().byLabel()).containsOnly(entry("R&D <now> 🚧?", "cabling"));
    }

    private static String chosen(String value, String shown) {
        var asked = asked(WELL);
        var option =
                """
                {"block": {"type": "input", "block_id": "q1"},
                 "values": {"answer": {"selected_option": {"text": {"text": "%s"}, "value": "%s"}}}}
                """
                        .formatted(shown, value);
        return filled(asked, asked, option).typed().byLabel().get("Is all well?");
    }

    private static FilledForm filled(Questions before, Questions now, String... filled) {
        return FilledForm.of(view(filled), note(before.mark()), now);
    }

    private static FormNote note(String mark) {
        return new FormNote(
                UUID.randomUUID(), Optional.empty(), Optional.empty(), Optional.empty(), mark);
    }

    private static String text(String block, String label, String text) {
        return """
               {"block": {"type": "input", "block_id": "%s", "label": {"text": "%s"}},
                "values": {"answer": {"value": "%s"}}}
               """
                .formatted(block, label, text);
    }

    private static JsonNode view(String... filled) {
        var view = MAPPER.createObjectNode();
        var blocks = view.putArray("blocks");
        blocks.addObject().put("type", "section").put("block_id", "aXyZ");
        var values = view.putObject("state").putObject("values");
        for (var one : filled) {
            var read = read(one);
            blocks.add(read.path("block"));
            values.set(read.at("/block/block_id").asText(), read.path("values"));
        }
        return view;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map.Entry<String, String> entry(String label, String text) {
        return Map.entry(label, text);
    }

    private static Questions asked(Question... questions) {
        return new Questions(List.of(questions), true);
    }

    private static Question question(String text, boolean anonymous, String... choices) {
        return new Question(
                text,
                choices.length > 0 ? Kind.CHOICE : Kind.TEXT,
                List.of(choices),
                false,
                anonymous,
                null,
                null);
    }
}
