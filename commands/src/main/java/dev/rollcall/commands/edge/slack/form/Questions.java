package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a form asks: the questions of a poll or a round, or else one free one.
///
/// @param anonymously whether the anonymous ones are asked: once, and only of who answers a poll
public record Questions(List<Question> given, boolean anonymously) {

    private static final Question FREE =
            new Question(
                    "What are you working on?", Kind.TEXT, List.of(), false, false, null, null);
    private static final String OPEN = "q";
    private static final String ANONYMOUS = "a";
    private static final int LABEL_MARK = 8;

    public Questions {
        given = List.copyOf(given);
    }

    public Questions(List<Question> given) {
        this(given, false);
    }

    /// One question in a form.
    ///
    /// @param number as `skip_if` counts them, from 1
    /// @param label what tells it from the others, also where two have the same text
    /// @param name what its answer is stored under; null for the free one
    record Asking(int number, String label, String name, Question question) {

        /// Its block's id.
        String block() {
            return (isAnonymous() ? ANONYMOUS : OPEN) + number;
        }

        boolean isAnonymous() {
            return question.anonymous();
        }

        /// What it is known by where others are asked beside it.
        private String mark() {
            return RequestHash.of(label).substring(0, LABEL_MARK);
        }

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

    /// All that may be asked.
    List<Asking> asked() {
        var asked = new ArrayList<Asking>();
        var labels = new HashSet<String>();
        for (int n = 0; n < given.size(); n++) {
            var question = given.get(n);
            if (anonymously || !question.anonymous()) {
                var label = question.text();
                for (int again = 2; !labels.add(label); again++) {
                    label = "%s (%d)".formatted(question.text(), again);
                }
                asked.add(new Asking(n + 1, label, question.text(), question));
            }
        }
        return asked.isEmpty()
                ? List.of(new Asking(1, FREE.text(), null, FREE))
                : List.copyOf(asked);
    }

    /// What is asked of who has typed this: an answer of theirs may leave out a later question. An
    /// open question is never left out because of an anonymous answer, which would tell it.
    List<Asking> asked(Typed typed) {
        var shown = new ArrayList<Asking>();
        for (var asking : asked()) {
            if (!isLeftOut(asking, shown, typed)) {
                shown.add(asking);
            }
        }
        return List.copyOf(shown);
    }

    private static boolean isLeftOut(Asking asking, List<Asking> shown, Typed typed) {
        var question = asking.question();
        return question.skipIfQuestion() != null
                && shown.stream()
                        .filter(other -> other.number() == question.skipIfQuestion())
                        .filter(other -> question.anonymous() || !other.question().anonymous())
                        .map(other -> typed.byLabel().get(other.label()))
                        .anyMatch(question.skipIfAnswer()::equals);
    }

    /// Whether who answers may do without, since an anonymous answer that is not asked for may
    /// leave it out.
    boolean mayBeLeftOut(Asking asking) {
        var number = asking.question().skipIfQuestion();
        return number != null
                && !asking.question().anonymous()
                && number <= given.size()
                && given.get(number - 1).anonymous();
    }

    boolean leavesOut() {
        return given.stream().anyMatch(question -> question.skipIfQuestion() != null);
    }

    static boolean isBlock(String id) {
        return id.matches("[%s%s]\\d+".formatted(OPEN, ANONYMOUS));
    }

    /// What is typed there is kept nowhere but in the form.
    static boolean isAnonymous(String block) {
        return block.startsWith(ANONYMOUS);
    }

    /// How many anonymous ones are not asked here.
    long unasked() {
        return anonymously ? 0 : given.stream().filter(Question::anonymous).count();
    }

    /// Whether there is nothing to ask here but what is anonymous.
    public boolean onlyAnonymous() {
        return !given.isEmpty() && given.stream().allMatch(Question::anonymous);
    }

    public boolean anyAnonymous() {
        return given.stream().anyMatch(Question::anonymous);
    }

    /// The same for the same questions only. What each is known by stands behind its number.
    public String mark() {
        var parts =
                Stream.concat(
                        given.stream().map(Question::toString),
                        anonymously && anyAnonymous() ? Stream.of(ANONYMOUS) : Stream.empty());
        return Stream.concat(
                        Stream.of(RequestHash.of(parts.toArray(String[]::new))),
                        asked().stream().map(asking -> asking.number() + "=" + asking.mark()))
                .collect(Collectors.joining("."));
    }

    /// What was asked in a block of a form, if it is still asked. What bears no name is never taken
    /// for what does.
    ///
    /// @param mark of what the form asked; one without the questions, which an earlier build wrote,
    ///     says no more than their numbers do
    Optional<Asking> at(String block, String mark) {
        var marks = List.of(mark.split("\\.", -1));
        var number = block.substring(1);
        return asked().stream()
                .filter(asking -> asking.isAnonymous() == isAnonymous(block))
                .filter(
                        asking ->
                                marks.size() > 1
                                        ? marks.contains(number + "=" + asking.mark())
                                        : number.equals("" + asking.number()))
                .findFirst();
    }
}
