package dev.rollcall.commands.interview;

import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Question;
import java.math.BigDecimal;

/// What somebody wrote, as an answer to a question: the answer, or what would be right.
sealed interface Reading {

    int LONGEST_NUMBER = 100;

    record Good(String answer) implements Reading {}

    record Wrong(String why) implements Reading {}

    static Reading of(Question question, String text) {
        var flaw = Text.flaw(text);
        if (flaw.isPresent()) {
            return new Wrong("This was not taken: the text %s.".formatted(flaw.get()));
        }
        return switch (question.kind()) {
            case TEXT -> new Good(text);
            case CHOICE -> choice(question, text.strip());
            case NUMBER -> number(text.strip());
        };
    }

    private static Reading choice(Question question, String text) {
        return question.choices().stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .<Reading>map(Good::new)
                .orElseGet(
                        () ->
                                new Wrong(
                                        "This was not taken: please choose one of the answers below."));
    }

    private static Reading number(String text) {
        try {
            if (text.length() <= LONGEST_NUMBER && new BigDecimal(text).scale() <= LONGEST_NUMBER) {
                return new Good(text);
            }
        } catch (NumberFormatException _) {
            // It is told below.
        }
        return new Wrong("This was not taken: please write just a number, such as 3 or 7.5.");
    }
}
