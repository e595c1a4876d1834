package dev.rollcall.commands.model.poll;

import dev.rollcall.commands.model.Rejection;
import dev.rollcall.events.Answer;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What of a poll is anonymous: nothing that bears a name answers it.
///
/// @param questions by their text, but for one that another question has which bears names
/// @param all whether there is no question that bears names
public record Anonymous(Set<String> questions, boolean all) {

    static final Anonymous NOTHING = new Anonymous(Set.of(), false);

    public Anonymous {
        questions = Set.copyOf(questions);
    }

    static Anonymous of(PollSettings settings) {
        var named =
                settings.questions().stream()
                        .filter(Predicate.not(Question::anonymous))
                        .map(Question::text)
                        .collect(Collectors.toSet());
        return new Anonymous(
                settings.anonymousQuestions().stream()
                        .filter(Predicate.not(named::contains))
                        .collect(Collectors.toSet()),
                settings.onlyAnonymous());
    }

    /// Why some answers are not taken under a name.
    public Optional<Rejection> refuses(List<Answer> answers) {
        if (!among(answers).isEmpty()) {
            return Optional.of(Rejection.QUESTION_ANONYMOUS);
        }
        return all ? Optional.of(Rejection.POLL_ANONYMOUS) : Optional.empty();
    }

    /// Which of some answers are to these questions, by their places from 0.
    public List<Integer> among(List<Answer> answers) {
        return IntStream.range(0, answers.size())
                .filter(n -> answers.get(n).question() != null)
                .filter(n -> questions.contains(answers.get(n).question()))
                .boxed()
                .toList();
    }
}
