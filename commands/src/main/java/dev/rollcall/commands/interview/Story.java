package dev.rollcall.commands.interview;

import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What is asked in an interview, what was asked so far and what was given.
///
/// @param questions none where people simply write what they do
/// @param round of the poll; null without one
/// @param plan what was planned the last time; null where it is not known
/// @param asks the bot's messages
/// @param given by the questions' numbers, from 1
/// @param heard by `ts`: which question a message was for, [#NONE] or [#GONE]
@RegisterForReflection
record Story(
        List<Question> questions,
        String round,
        String plan,
        List<Ask> asks,
        SortedMap<Integer, Given> given,
        SortedMap<String, Integer> heard) {

    /// For no question.
    static final int NONE = 0;

    /// Deleted, perhaps before it was heard of.
    static final int GONE = -1;

    /// What begins the key of a pressed button, among messages' `ts`.
    static final String PRESS = "press ";

    private static final Question FREE =
            new Question(
                    "What are you working on?",
                    Question.Kind.TEXT,
                    List.of(),
                    false,
                    false,
                    null,
                    null);

    Story {
        questions = List.copyOf(questions);
        asks = List.copyOf(asks);
        given = new TreeMap<>(given);
        heard = new TreeMap<>(heard);
    }

    /// Anonymous questions are left to forms; where no other is asked, a free one is.
    static Story asking(List<Question> questions, String round, String plan) {
        var asked =
                questions.stream().allMatch(Question::anonymous) ? List.<Question>of() : questions;
        return new Story(asked, round, plan, List.of(), new TreeMap<>(), new TreeMap<>());
    }

    Question question(int number) {
        return questions.isEmpty() ? FREE : questions.get(number - 1);
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, Math.max(1, questions.size()));
    }

    /// Whether a question is to be answered, as things stand.
    boolean isAsked(int number) {
        var question = question(number);
        return !question.anonymous()
                && (question.skipIfQuestion() == null
                        || !Objects.equals(
                                question.skipIfAnswer(), textOf(question.skipIfQuestion())));
    }

    private String textOf(int number) {
        return Optional.ofNullable(given.get(number)).map(Given::text).orElse(null);
    }

    boolean isAwaited(int number) {
        return isAsked(number) && !given.containsKey(number);
    }

    Optional<Integer> next() {
        return numbers().filter(this::isAwaited).boxed().findFirst();
    }

    List<Answer> answers() {
        return numbers()
                .filter(this::isAsked)
                .filter(number -> given.containsKey(number) && !given.get(number).passed())
                .mapToObj(
                        number ->
                                new Answer(
                                        questions.isEmpty() ? null : question(number).text(),
                                        textOf(number)))
                .toList();
    }

    /// What was planned, where the question is about what was done.
    Optional<String> planFor(int number) {
        return Optional.ofNullable(plan)
                .filter(_ -> Plan.of(questions).filter(one -> one.past() == number).isPresent());
    }

    /// Why the answers together are too long for one update.
    Optional<String> flaw() {
        return answers().isEmpty()
                ? Optional.empty()
                : Text.flaw(Answer.content(answers()))
                        .map(
                                flaw ->
                                        "This was not taken: the answers together are one text, which %s."
                                                .formatted(flaw));
    }

    /// The question before the one asked last that was answered by writing, where more can be
    /// added.
    Optional<Integer> before() {
        return IntStream.iterate(asks.size() - 2, n -> n >= 0, n -> n - 1)
                .mapToObj(asks::get)
                .filter(ask -> ask.kind() == Ask.Kind.QUESTION)
                .findFirst()
                .map(Ask::question)
                .filter(number -> question(number).kind() == Question.Kind.TEXT)
                .filter(number -> given.containsKey(number))
                .filter(number -> !given.get(number).written().isEmpty());
    }

    Story ask(Ask ask) {
        var more = new ArrayList<>(asks);
        more.add(ask);
        return new Story(questions, round, plan, more, given, heard);
    }

    Story hear(String ts, int question) {
        var more = new TreeMap<>(heard);
        more.put(ts, question);
        return new Story(questions, round, plan, asks, given, more);
    }

    /// A message as an answer, or as more of one. Of a number or a choice the last one counts.
    Story write(int number, String ts, Given.Part part) {
        boolean more = question(number).kind() == Question.Kind.TEXT;
        var before = more ? given.getOrDefault(number, Given.NOTHING) : Given.NOTHING;
        return give(number, before.with(ts, part)).hear(ts, number);
    }

    Story give(int number, Given answer) {
        var more = new TreeMap<>(given);
        more.put(number, answer);
        return new Story(questions, round, plan, asks, more, heard);
    }

    /// What was answered does not count any more: what was written for it is for no question.
    Story forget(int number) {
        var fewer = new TreeMap<>(given);
        var old = fewer.remove(number);
        var known = new TreeMap<>(heard);
        if (old != null) {
            old.written().keySet().forEach(ts -> known.put(ts, NONE));
        }
        return new Story(questions, round, plan, asks, fewer, known);
    }

    Story delete(int number, String ts) {
        var left = given.getOrDefault(number, Given.NOTHING).without(ts);
        var rest = new TreeMap<>(given);
        if (left.nothing()) {
            rest.remove(number);
        } else {
            rest.put(number, left);
        }
        return new Story(questions, round, plan, asks, rest, heard).hear(ts, GONE);
    }

    /// The latest message of the user's.
    Optional<String> lastHeard() {
        return heard.keySet().stream().filter(ts -> !ts.startsWith(PRESS)).reduce((_, b) -> b);
    }
}
