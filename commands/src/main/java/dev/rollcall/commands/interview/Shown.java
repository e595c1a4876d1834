package dev.rollcall.commands.interview;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import java.util.List;
import java.util.Optional;

/// What a message of the bot's in an interview says and offers, as things stand.
public sealed interface Shown {

    /// Asks, and waits for the answer.
    ///
    /// @param optional whether one may do without
    /// @param opening whether it says what the interview is about
    /// @param note what is to be said first
    /// @param plan what can be answered at once
    record Asking(
            Question question,
            boolean optional,
            boolean opening,
            Optional<String> note,
            Optional<String> plan)
            implements Shown {}

    /// Asked.
    ///
    /// @param answer where no message of the user's says it; never an anonymous one
    /// @param changeable whether it can be asked again
    record Asked(Question question, boolean opening, Optional<String> answer, boolean changeable)
            implements Shown {}

    /// Asks whether to hand over what was answered anonymously.
    ///
    /// @param open whether that is possible here
    /// @param note what is to be said first
    record Sending(boolean open, Optional<String> note) implements Shown {}

    /// Says how to go on.
    ///
    /// @param open whether that is possible here
    record PutOff(boolean open) implements Shown {}

    /// Says what became of it.
    ///
    /// @param answers under their name
    /// @param anonymity what became of the others
    record Done(List<Answer> answers, Anonymity anonymity) implements Shown {
        public Done {
            answers = List.copyOf(answers);
        }
    }

    record Nothing() implements Shown {}

    static Shown of(Interview interview, int number) {
        var story = interview.story();
        var ask = story.asks().get(number);
        boolean last = number == interview.posts() - 1;
        boolean asks = last && interview.stage() == Stage.ASKING;
        return switch (ask.kind()) {
            case DONE -> new Done(interview.answers(), story.anonymity());
            case PUT_OFF -> new PutOff(last && interview.stage() == Stage.PUT_OFF);
            case SEND -> new Sending(asks, Optional.ofNullable(ask.note()));
            case QUESTION ->
                    asks
                            ? new Asking(
                                    story.question(ask.question()),
                                    story.isOptional(ask.question()),
                                    ask.opening(),
                                    Optional.ofNullable(ask.note()),
                                    story.planFor(ask.question()))
                            : asked(interview, number, ask);
        };
    }

    private static Shown asked(Interview interview, int number, Ask ask) {
        var story = interview.story();
        boolean newest =
                story.asks().subList(number + 1, interview.posts()).stream()
                        .noneMatch(later -> later.question() == ask.question());
        var given = Optional.ofNullable(story.given().get(ask.question())).filter(_ -> newest);
        return new Asked(
                story.question(ask.question()),
                ask.opening(),
                given.filter(one -> one.written().isEmpty())
                        .filter(_ -> !story.isAnonymous(ask.question()))
                        .map(one -> one.passed() ? "–" : one.text()),
                given.isPresent() && interview.stage() == Stage.ASKING);
    }
}
