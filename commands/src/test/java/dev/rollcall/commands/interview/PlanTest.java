package dev.rollcall.commands.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Question;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    What did you do yesterday?|What will you do today?|In your way?     | 1 | 2
                    How do you feel today?|What did you do since yesterday?|Plans for today? | 2 | 3
                    Today?|Yesterday?|In your way?                                      | 2 | 1
                    Done|Doing                                                          | 1 | 2
                    What did you finish?|In your way?|What is next?                     | 1 | 3
                    Was hast du gemacht?|Was machst du heute?                           | 1 | 2
                    """,
            delimiterString = " | ")
    void the_plan_of_the_last_time_is_what_was_done(String questions, int past, int planned) {
        assertThat(Plan.of(texts(questions))).contains(new Plan(past, planned));
    }

    @ParameterizedTest
    @CsvSource({"What are you working on?", "''"})
    void one_question_has_no_plan(String questions) {
        assertThat(Plan.of(questions.isEmpty() ? List.of() : texts(questions))).isEmpty();
    }

    private static List<Question> texts(String questions) {
        return Stream.of(questions.split("\\|"))
                .map(
                        text ->
                                new Question(
                                        text,
                                        Question.Kind.TEXT,
                                        List.of(),
                                        false,
                                        false,
                                        null,
                                        null))
                .toList();
    }
}
