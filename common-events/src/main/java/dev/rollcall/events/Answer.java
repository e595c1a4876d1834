package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/// One answer of a status update. `question` is null where somebody simply wrote what they do.
public record Answer(String question, String answer) {

    public Answer {
        requireNonNull(answer, "answer");
    }

    /// The answers as one text, a line each: what `content` is since version 3 of
    /// `StatusUpdateSubmitted`.
    public static String content(List<Answer> answers) {
        return answers.stream().map(Answer::answer).collect(Collectors.joining("\n"));
    }

    /// A text that answers no particular question.
    public static List<Answer> freely(String content) {
        return List.of(new Answer(null, content));
    }
}
