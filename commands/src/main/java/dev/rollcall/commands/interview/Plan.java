package dev.rollcall.commands.interview;

import dev.rollcall.events.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which question asks what somebody did, and which one what they will do: what they planned is
/// offered as what they did.
///
/// Of the text questions the first that speaks of yesterday (or of the last time) is about the
/// past, else the first one. The next one after it that speaks of today, of what is next or
/// planned, is about the plan, else an earlier one that does, else the one after it.
///
/// @param past its number, from 1
/// @param planned the number of the other one
record Plan(int past, int planned) {

    private static final Pattern OF_THE_PAST = Pattern.compile("\\b(yesterday|last|previous)\\b");
    private static final Pattern OF_THE_PLAN =
            Pattern.compile("\\b(today|tomorrow|next|plan|planned|will)\\b");

    static Optional<Plan> of(List<Question> questions) {
        var texts =
                IntStream.rangeClosed(1, questions.size())
                        .filter(n -> questions.get(n - 1).kind() == Question.Kind.TEXT)
                        .filter(n -> !questions.get(n - 1).anonymous())
                        .boxed()
                        .toList();
        if (texts.size() < 2) {
            return Optional.empty();
        }
        int past = first(texts, n -> speaks(questions, n, OF_THE_PAST)).orElse(texts.getFirst());
        IntPredicate plans = n -> n != past && speaks(questions, n, OF_THE_PLAN);
        return first(texts, n -> n > past && plans.test(n))
                .or(() -> first(texts, plans))
                .or(() -> first(texts, n -> n > past))
                .or(() -> first(texts, n -> n != past))
                .map(planned -> new Plan(past, planned));
    }

    private static Optional<Integer> first(List<Integer> numbers, IntPredicate wanted) {
        return numbers.stream().filter(wanted::test).findFirst();
    }

    private static boolean speaks(List<Question> questions, int number, Pattern words) {
        return words.matcher(questions.get(number - 1).text().toLowerCase(Locale.ROOT)).find();
    }
}
