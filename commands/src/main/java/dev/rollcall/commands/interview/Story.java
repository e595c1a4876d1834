package dev.rollcall.commands.interview;

import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is asked in an interview, what was asked so far and what was given. Anonymous questions are
/// asked last, so that what answers them is kept here for no longer than it takes.
///
/// @param questions none where people simply write what they do
/// @param round of the poll; null without one
/// @param plan what was planned the last time; null where it is not known
/// @param asks the bot's messages
/// @param given by the questions' numbers, from 1
/// @param heard by `ts`: which question a message was for, [#NONE], [#GONE], [#SENT] or [#LATE]
/// @param anonymity null in what an older build wrote, which asked no anonymous questions
@RegisterForReflection
record Story(
        List<Question> questions,
        String round,
        String plan,
        List<Ask> asks,
        SortedMap<Integer, Given> given,
        SortedMap<String, Integer> heard,
        Anonymity anonymity) {

    /// For no question.
    static final int NONE = 0;

    /// Deleted, perhaps before it was heard of.
    static final int GONE = -1;

    /// Part of an anonymous answer that is not here any more.
    static final int SENT = -2;

    /// Meant for an anonymous question, perhaps, and come when nothing was asked any more.
    static final int LATE = -3;

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
        anonymity = anonymity == null ? Anonymity.LEFT_OUT : anonymity;
    }

    /// Where no question is left to ask, a free one is.
    static Story asking(List<Question> questions, String round, String plan, Anonymity anonymity) {
        boolean none =
                anonymity == Anonymity.LEFT_OUT && questions.stream().allMatch(Question::anonymous);
        return new Story(
                none ? List.of() : questions,
                round,
                plan,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                anonymity);
    }

    Question question(int number) {
        return questions.isEmpty() ? FREE : questions.get(number - 1);
    }

    boolean isAnonymous(int number) {
        return number > NONE && question(number).anonymous();
    }

    /// In the order in which they are asked.
    private IntStream numbers() {
        return IntStream.concat(those(number -> !isAnonymous(number)), those(this::isAnonymous));
    }

    private IntStream those(IntPredicate wanted) {
        return IntStream.rangeClosed(1, Math.max(1, questions.size())).filter(wanted);
    }

    /// Whether a question is to be answered, as things stand.
    boolean isAsked(int number) {
        return (!isAnonymous(number) || anonymity == Anonymity.ASKED) && !isLeftOut(number);
    }

    /// Never because of an anonymous answer: which messages the bot says would tell it.
    private boolean isLeftOut(int number) {
        var question = question(number);
        var other = question.skipIfQuestion();
        return other != null
                && other < number
                && !isAnonymous(other)
                && isAsked(other)
                && question.skipIfAnswer().equals(textOf(other));
    }

    /// Also one that an anonymous answer would leave out.
    boolean isOptional(int number) {
        var question = question(number);
        return question.optional()
                || (question.skipIfQuestion() != null && isAnonymous(question.skipIfQuestion()));
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

    /// What bears the name of who gave it.
    List<Answer> answers() {
        return answers(number -> !isAnonymous(number));
    }

    List<Answer> anonymousAnswers() {
        return answers(this::isAnonymous);
    }

    private List<Answer> answers(IntPredicate wanted) {
        return those(wanted)
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
        return Stream.of(answers(), anonymousAnswers())
                .filter(answers -> !answers.isEmpty())
                .flatMap(answers -> Text.flaw(Answer.content(answers)).stream())
                .findFirst()
                .map("This was not taken: the answers together are one text, which %s."::formatted);
    }

    /// The question before what the bot said last that was answered by writing, where more can be
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
        return new Story(questions, round, plan, more, given, heard, anonymity);
    }

    Story hear(String ts, int question) {
        var more = new TreeMap<>(heard);
        more.put(ts, question);
        return with(given, more);
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
        return with(more, heard);
    }

    /// What was answered does not count any more: what was written for it is for no question.
    Story forget(int number) {
        var fewer = new TreeMap<>(given);
        var old = fewer.remove(number);
        var known = new TreeMap<>(heard);
        if (old != null) {
            old.written().keySet().forEach(ts -> known.put(ts, NONE));
        }
        return with(fewer, known);
    }

    Story delete(int number, String ts) {
        var left = given.getOrDefault(number, Given.NOTHING).without(ts);
        var rest = new TreeMap<>(given);
        if (left.nothing()) {
            rest.remove(number);
        } else {
            rest.put(number, left);
        }
        return with(rest, heard).hear(ts, GONE);
    }

    /// Nothing is left of what was answered anonymously but that messages were heard.
    Story withoutAnonymous(Anonymity now) {
        var open = new TreeMap<>(given);
        open.keySet().removeIf(this::isAnonymous);
        var known = new TreeMap<>(heard);
        known.replaceAll((_, number) -> isAnonymous(number) ? SENT : number);
        return new Story(questions, round, plan, asks, open, known, now);
    }

    /// The latest message of the user's.
    Optional<String> lastHeard() {
        return heard.keySet().stream().filter(ts -> !ts.startsWith(PRESS)).reduce((_, b) -> b);
    }

    private Story with(SortedMap<Integer, Given> given, SortedMap<String, Integer> heard) {
        return new Story(questions, round, plan, asks, given, heard, anonymity);
    }
}
