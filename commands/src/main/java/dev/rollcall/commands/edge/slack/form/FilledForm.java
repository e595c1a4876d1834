package dev.rollcall.commands.edge.slack.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.form.Questions.Asking;
import dev.rollcall.commands.slack.Escaped;
import dev.rollcall.events.Question;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A form as it stands before somebody, read by the questions that it asks. Slack gives its texts
/// back in a spelling of its own (`R&amp;D`, `:construction:`), so a question is known by its block
/// and a choice by its value, and what both say is taken from the questions.
///
/// @param asked what is asked by now, of what the form shows, by block
record FilledForm(JsonNode view, Map<String, Asking> asked) {

    /// @param view as Slack sends it: with its blocks and its state
    /// @param note that the form carries
    static FilledForm of(JsonNode view, FormNote note, Questions questions) {
        var asked = new LinkedHashMap<String, Asking>();
        for (var block : blocks(view)) {
            questions.at(block, note.mark()).ifPresent(asking -> asked.put(block, asking));
        }
        return new FilledForm(view, asked);
    }

    /// What somebody has typed and chosen there.
    Typed typed() {
        return typed(_ -> true);
    }

    /// The same, as far as it stands under one's name.
    Typed open() {
        return typed(block -> !Questions.isAnonymous(block));
    }

    private Typed typed(Predicate<String> wanted) {
        var typed = new HashMap<String, String>();
        asked.forEach(
                (block, asking) ->
                        values(block)
                                .flatMap(value -> text(value, asking.question()).stream())
                                .filter(_ -> wanted.test(block))
                                .forEach(text -> typed.put(asking.label(), text)));
        return new Typed(typed);
    }

    private static Optional<String> text(JsonNode value, Question question) {
        return Optional.ofNullable(value.path("value").textValue())
                .or(() -> chosen(value.at("/selected_option/value").textValue(), question))
                .filter(text -> !text.isBlank());
    }

    /// Slack does not say that it leaves values as they are.
    private static Optional<String> chosen(String value, Question question) {
        return question.choices().stream()
                .filter(choice -> choice.equals(value) || Escaped.of(choice).equals(value))
                .findFirst()
                .or(() -> Optional.ofNullable(value));
    }

    boolean asksAnonymously() {
        return blocks().stream().anyMatch(Questions::isAnonymous);
    }

    /// Where somebody has written something without a name, whatever is asked by now.
    List<String> writtenAnonymously() {
        return blocks().stream()
                .filter(Questions::isAnonymous)
                .filter(block -> values(block).anyMatch(FilledForm::isWritten))
                .toList();
    }

    private Stream<JsonNode> values(String block) {
        return StreamSupport.stream(
                view.path("state").path("values").path(block).spliterator(), false);
    }

    private static boolean isWritten(JsonNode value) {
        return !value.path("value").asText("").isBlank();
    }

    /// What can be typed there.
    List<String> labels() {
        return asked.values().stream().map(Asking::label).toList();
    }

    /// Where it can be typed.
    List<String> blocks() {
        return blocks(view);
    }

    private static List<String> blocks(JsonNode view) {
        return StreamSupport.stream(view.path("blocks").spliterator(), false)
                .map(block -> block.path("block_id").asText())
                .filter(Questions::isBlock)
                .toList();
    }
}
