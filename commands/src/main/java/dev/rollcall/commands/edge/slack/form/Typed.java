package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody has typed and chosen so far, by the questions' labels: so it still fits when
/// other questions are asked.
public record Typed(Map<String, String> byLabel) {

    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        byLabel = Map.copyOf(byLabel);
    }

    /// Answers, or what is wrong, by block.
    public sealed interface Reading {
        /// What is to be stored.
        ///
        /// @param anonymous what is stored apart from who says it
        record Good(List<Answer> answers, List<Answer> anonymous) implements Reading {}

        record Bad(Map<String, String> errors) implements Reading {}
    }

    public static Typed of(Questions questions, List<Answer> answers) {
        var typed = new HashMap<String, String>();
        var asked = questions.asked();
        for (int n = 0; n < answers.size() && n < asked.size(); n++) {
            typed.put(asked.get(n).label(), answers.get(n).answer());
        }
        return new Typed(typed);
    }

    /// Empty where an answer is to none of the questions, or none that its question takes.
    static Optional<Typed> fitting(Questions questions, List<Answer> answers) {
        var typed = new HashMap<String, String>();
        var left = new ArrayList<>(questions.asked());
        for (var answer : answers) {
            var asking =
                    left.stream()
                            .filter(one -> Objects.equals(one.name(), answer.question()))
                            .filter(one -> flaw(one.question(), answer.answer()).isEmpty())
                            .findFirst();
            if (asking.isEmpty()) {
                return Optional.empty();
            }
            left.remove(asking.get());
            typed.put(asking.get().label(), answer.answer());
        }
        return Optional.of(new Typed(typed));
    }

    /// What was typed later stands before what was there.
    public Typed over(Typed before) {
        var both = new HashMap<>(before.byLabel());
        both.putAll(byLabel);
        return new Typed(both);
    }

    Typed without(Collection<String> labels) {
        var rest = new HashMap<>(byLabel);
        rest.keySet().removeAll(labels);
        return new Typed(rest);
    }

    /// Without what no database keeps.
    public Typed storable() {
        var good = new HashMap<>(byLabel);
        good.values().removeIf(text -> Text.flaw(text).isPresent());
        return new Typed(good);
    }

    /// What was answered counts, although another answer leaves it out.
    public Reading answers(Questions questions) {
        var answers = new ArrayList<Answer>();
        var anonymous = new ArrayList<Answer>();
        var errors = new LinkedHashMap<String, String>();
        var asked = questions.asked();
        var needed = questions.asked(this);
        for (var asking : asked) {
            var text = byLabel.get(asking.label());
            if (text != null) {
                flaw(asking.question(), text)
                        .ifPresentOrElse(
                                flaw -> errors.put(asking.block(), flaw),
                                () ->
                                        (asking.question().anonymous() ? anonymous : answers)
                                                .add(new Answer(asking.name(), text)));
            } else if (needed.contains(asking)
                    && !asking.question().optional()
                    && !questions.mayBeLeftOut(asking)) {
                errors.put(asking.block(), "Please answer this question.");
            }
        }
        if (errors.isEmpty()) {
            together(answers, anonymous)
                    .ifPresent(flaw -> errors.put(asked.getFirst().block(), flaw));
        }
        return errors.isEmpty()
                ? new Reading.Good(List.copyOf(answers), List.copyOf(anonymous))
                : new Reading.Bad(Map.copyOf(errors));
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

    private static Optional<String> together(List<Answer> answers, List<Answer> anonymous) {
        if (answers.isEmpty() && anonymous.isEmpty()) {
            return Optional.of("Please answer at least one question.");
        }
        return Stream.of(answers, anonymous)
                .filter(some -> !some.isEmpty())
                .flatMap(some -> Text.flaw(Answer.content(some)).stream())
                .findFirst()
                .map(flaw -> "The answers together are one text, which " + flaw + ".");
    }
}
