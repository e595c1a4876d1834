package dev.rollcall.projector.projections.rounds;

import dev.rollcall.events.Question;
import dev.rollcall.projector.projections.Shape;

/// What a poll asks, written as the command that sets it is.
public final class Questions {

    /// On which answer to which earlier question one is left out.
    private record Skip(Integer question, String answer) {
        static final Skip NEVER = new Skip(null, null);
    }

    private static final Shape<Skip> SKIP =
            Shape.<Skip>columns()
                    .number("question", skip -> skip.question().longValue())
                    .text("answer", Skip::answer)
                    .make(of -> new Skip(of.number("question").intValue(), of.text("answer")));

    public static final Shape<Question> SHAPE =
            Shape.<Question>columns()
                    .text("text", Question::text)
                    .text("kind", question -> Words.of(question.kind()))
                    .texts("choices", Question::choices)
                    .flag("optional", Question::optional)
                    .flag("anonymous", Question::anonymous)
                    .part("skip_if", Questions::skip, SKIP)
                    .make(
                            of -> {
                                var skip = of.part("skip_if", SKIP);
                                var or = skip == null ? Skip.NEVER : skip;
                                return new Question(
                                        of.text("text"),
                                        Words.read(Question.Kind.class, of.text("kind")),
                                        of.texts("choices"),
                                        of.flag("optional"),
                                        of.flag("anonymous"),
                                        or.question(),
                                        or.answer());
                            });

    private Questions() {}

    private static Skip skip(Question question) {
        return question.skipIfQuestion() == null
                ? null
                : new Skip(question.skipIfQuestion(), question.skipIfAnswer());
    }
}
