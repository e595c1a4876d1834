package dev.rollcall.commands.edge.slack.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.form.Questions.Asking;
import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody has typed and chosen so far, by the questions' labels: so it still fits when
/// other questions are asked.
public record Typed(Map<String, String> byLabel) {

    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        byLabel = Map.copyOf(byLabel);
    }

    /// Answers, or what is wrong, by block.
    public sealed interface Reading {
        record Good(List<Answer> answers) implements Reading {}

        record Bad(Map<String, String> errors) implements Reading {}
    }

    /// What stands in a form.
    ///
    /// @param view as Slack sends it: with its blocks and its state
    public static Typed read(JsonNode view) {
        var typed = new HashMap<String, String>();
        for (var block : view.path("blocks")) {
            var values = view.path("state").path("values");
            for (var value : values.path(block.path("block_id").asText())) {
                text(value).ifPresent(text -> typed.put(block.at("/label/text").asText(), text));
            }
        }
        return new Typed(typed);
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.ofNullable(value.path("value").textValue())
                .or(() -> Optional.ofNullable(value.at("/selected_option/text/text").textValue()))
                .filter(text -> !text.isBlank());
    }

    public static Typed of(Questions questions, List<Answer> answers) {
        var typed = new HashMap<String, String>();
        var asked = questions.asked();
        for (int n = 0; n < answers.size() && n < asked.size(); n++) {
            typed.put(asked.get(n).label(), answers.get(n).answer());
        }
        return new Typed(typed);
    }

    /// What was typed later stands before what was there.
    public Typed over(Typed before) {
        var both = new HashMap<>(before.byLabel());
        both.putAll(byLabel);
        return new Typed(both);
    }

    /// Without what no database keeps.
    public Typed storable() {
        var good = new HashMap<>(byLabel);
        good.entrySet()
                .removeIf(
                        typed ->
                                Text.flaw(typed.getKey()).isPresent()
                                        || Text.flaw(typed.getValue()).isPresent());
        return new Typed(good);
    }

    public Reading answers(Questions questions) {
        var answers = new ArrayList<Answer>();
        var errors = new LinkedHashMap<String, String>();
        var asked = questions.asked();
        for (var asking : asked) {
            var text = byLabel.get(asking.label());
            if (text != null) {
                flaw(asking.question(), text)
                        .ifPresentOrElse(
                                flaw -> errors.put(asking.block(), flaw),
                                () -> answers.add(new Answer(asking.name(), text)));
            } else if (!asking.question().optional() && !isSkipped(asking, asked)) {
                errors.put(asking.block(), "Please answer this question.");
            }
        }
        if (errors.isEmpty()) {
            together(answers).ifPresent(flaw -> errors.put(asked.getFirst().block(), flaw));
        }
        return errors.isEmpty()
                ? new Reading.Good(List.copyOf(answers))
                : new Reading.Bad(Map.copyOf(errors));
    }

    private boolean isSkipped(Asking asking, List<Asking> asked) {
        var number = asking.question().skipIfQuestion();
        return number != null
                && asked.stream()
                        .filter(other -> other.block().equals(Questions.block(number)))
                        .map(other -> byLabel.getOrDefault(other.label(), ""))
                        .anyMatch(asking.question().skipIfAnswer()::equals);
    }

    private static Optional<String> flaw(Question question, String text) {
        return switch (question.kind()) {
            case TEXT -> Text.flaw(text).map(flaw -> "The text " + flaw + ".");
            case CHOICE ->
                    question.choices().contains(text)
                            ? Optional.empty()
                            : Optional.of("Please choose one of the answers.");
            case NUMBER ->
                    isNumber(text) ? Optional.empty() : Optional.of("Please enter a number.");
        };
    }

    private static boolean isNumber(String text) {
        try {
            return text.length() <= 100 && new BigDecimal(text.strip()).scale() <= 100;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static Optional<String> together(List<Answer> answers) {
        return answers.isEmpty()
                ? Optional.of("Please answer at least one question.")
                : Text.flaw(Answer.content(answers))
                        .map(flaw -> "The answers together are one text, which " + flaw + ".");
    }
}
