package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// What a form asks: the questions of a poll or a round, or else one free one. Anonymous ones are
/// left out, since nothing keeps their answers apart from who gave them yet.
public record Questions(List<Question> given) {

    private static final Question FREE =
            new Question(
                    "What are you working on?", Kind.TEXT, List.of(), false, false, null, null);

    public Questions {
        given = List.copyOf(given);
    }

    /// One question in a form.
    ///
    /// @param block its block's id
    /// @param label what tells it from the others, also where two have the same text
    /// @param name what its answer is stored under; null for the free one
    record Asking(String block, String label, String name, Question question) {

        /// Whether the form cannot do without; who need not answer is known only afterwards.
        boolean required() {
            return !question.optional() && question.skipIfQuestion() == null;
        }
    }

    /// The questions that answers were given to, to change those.
    public static Questions of(List<Answer> answers) {
        return answers.size() == 1 && answers.getFirst().question() == null
                ? new Questions(List.of())
                : new Questions(
                        answers.stream()
                                .map(
                                        answer ->
                                                Objects.requireNonNullElse(
                                                        answer.question(), FREE.text()))
                                .map(question -> text(question, answers.size() > 1))
                                .toList());
    }

    private static Question text(String question, boolean optional) {
        return new Question(question, Kind.TEXT, List.of(), optional, false, null, null);
    }

    List<Asking> asked() {
        var asked = new ArrayList<Asking>();
        var labels = new HashSet<String>();
        for (int n = 0; n < given.size(); n++) {
            var question = given.get(n);
            if (!question.anonymous()) {
                var label = question.text();
                for (int again = 2; !labels.add(label); again++) {
                    label = "%s (%d)".formatted(question.text(), again);
                }
                asked.add(new Asking(block(n + 1), label, question.text(), question));
            }
        }
        return asked.isEmpty()
                ? List.of(new Asking(block(1), FREE.text(), null, FREE))
                : List.copyOf(asked);
    }

    /// As `skip_if` counts them, from 1.
    static String block(int number) {
        return "q" + number;
    }

    long anonymous() {
        return given.stream().filter(Question::anonymous).count();
    }

    /// The same for the same questions only.
    public String mark() {
        return RequestHash.of(given.stream().map(Question::toString).toArray(String[]::new));
    }
}
