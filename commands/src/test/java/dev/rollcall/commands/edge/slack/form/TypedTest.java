package dev.rollcall.commands.edge.slack.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.edge.slack.form.Typed.Reading;
import dev.rollcall.commands.edge.slack.form.Typed.Reading.Bad;
import dev.rollcall.commands.edge.slack.form.Typed.Reading.Good;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedTest {

    static final Question TEXT = question("Text?", Kind.TEXT, false, false, null);
    static final Question NUMBER = question("Number?", Kind.NUMBER, true, false, null);
    static final Question CHOICE = question("Choice?", Kind.CHOICE, false, false, null, "a", "b");
    static final Question UNLESS_A = question("Unless a?", Kind.TEXT, false, false, 1);

    @Test
    void what_is_required_is_asked_for_and_what_is_not_may_be_left_out() {
        assertThat(read(Map.of(), TEXT, NUMBER))
                .isEqualTo(new Bad(Map.of("q1", "Please answer this question.")));
        assertThat(read(Map.of("Text?", "t"), TEXT, NUMBER))
                .isEqualTo(good(new Answer("Text?", "t")));
        assertThat(read(Map.of(), NUMBER))
                .isEqualTo(new Bad(Map.of("q1", "Please answer at least one question.")));
    }

    @Test
    void a_question_is_skipped_for_one_answer_only_and_answered_anyway_it_counts() {
        assertThat(read(Map.of("Choice?", "a"), CHOICE, UNLESS_A)).isInstanceOf(Good.class);
        assertThat(read(Map.of("Choice?", "b"), CHOICE, UNLESS_A))
                .isEqualTo(new Bad(Map.of("q2", "Please answer this question.")));
        assertThat(read(Map.of("Choice?", "a", "Unless a?", "yet"), CHOICE, UNLESS_A))
                .isEqualTo(good(new Answer("Choice?", "a"), new Answer("Unless a?", "yet")));
    }

    @Test
    void numbers_choices_and_texts_are_as_they_must_be() {
        assertThat(read(Map.of("Number?", "-7.25"), NUMBER)).isInstanceOf(Good.class);
        assertThat(read(Map.of("Number?", "seven"), NUMBER)).isInstanceOf(Bad.class);
        assertThat(read(Map.of("Number?", "1e999999999"), NUMBER)).isInstanceOf(Good.class);
        assertThat(read(Map.of("Choice?", "c"), CHOICE)).isInstanceOf(Bad.class);
        assertThat(read(Map.of("Text?", "nul\0"), TEXT)).isInstanceOf(Bad.class);
        assertThat(
                        read(
                                Map.of("Text?", "a".repeat(6_000), "Text? (2)", "b".repeat(6_000)),
                                TEXT,
                                TEXT))
                .isInstanceOf(Bad.class);
    }

    @Test
    void two_questions_of_one_text_are_two() {
        assertThat(read(Map.of("Text?", "first", "Text? (2)", "second"), TEXT, TEXT))
                .isEqualTo(good(new Answer("Text?", "first"), new Answer("Text?", "second")));
    }

    @Test
    void anonymous_answers_are_kept_apart_and_left_out_where_nobody_may_give_them() {
        var secret = question("Secret?", Kind.TEXT, false, true, null);
        var typed = new Typed(Map.of("Secret?", "s", "Text?", "t"));

        assertThat(typed.answers(new Questions(List.of(secret, TEXT), true)))
                .isEqualTo(
                        new Good(
                                List.of(new Answer("Text?", "t")),
                                List.of(new Answer("Secret?", "s"))));
        assertThat(new Typed(Map.of()).answers(new Questions(List.of(secret, TEXT), true)))
                .isEqualTo(
                        new Bad(
                                Map.of(
                                        "a1", "Please answer this question.",
                                        "q2", "Please answer this question.")));
    }

    /// Whether it is asked would tell.
    @Test
    void an_open_question_never_depends_on_an_anonymous_answer() {
        var secret = question("Secret?", Kind.CHOICE, false, true, null, "a", "b");
        var questions = new Questions(List.of(secret, UNLESS_A), true);

        assertThat(questions.asked(new Typed(Map.of("Secret?", "a")))).hasSize(2);
        assertThat(new Typed(Map.of("Secret?", "b")).answers(questions)).isInstanceOf(Good.class);
    }

    @Test
    void what_is_left_out_leaves_out_nothing() {
        var unlessB = question("Unless b?", Kind.TEXT, false, false, 2);
        var questions = new Questions(List.of(CHOICE, UNLESS_A, unlessB));

        assertThat(questions.asked(new Typed(Map.of("Choice?", "a", "Unless a?", "a"))))
                .extracting(Questions.Asking::block)
                .containsExactly("q1", "q3");
        assertThat(questions.asked(new Typed(Map.of("Choice?", "b", "Unless a?", "a"))))
                .extracting(Questions.Asking::block)
                .containsExactly("q1", "q2");
    }

    @Test
    void anonymous_questions_are_not_asked_and_the_others_keep_their_numbers() {
        var secret = question("Secret?", Kind.TEXT, false, true, null);

        assertThat(read(Map.of("Secret?", "s"), secret, TEXT))
                .isEqualTo(new Bad(Map.of("q2", "Please answer this question.")));
        assertThat(read(Map.of("What are you working on?", "w"), secret))
                .isEqualTo(new Good(Answer.freely("w"), List.of()));
    }

    @Test
    void what_is_changed_stands_in_the_form_that_changes_it() {
        var answers = List.of(new Answer("One?", "1"), new Answer("Two?", "2"));
        var questions = Questions.of(answers);

        assertThat(Typed.of(questions, answers).answers(questions))
                .isEqualTo(new Good(answers, List.of()));
    }

    @Test
    void what_answers_a_polls_questions_fits_them_and_nothing_else_does() {
        var questions = new Questions(List.of(CHOICE, TEXT, TEXT, NUMBER));

        assertThat(
                        Typed.fitting(
                                questions,
                                List.of(
                                        new Answer("Text?", "t"),
                                        new Answer("Text?", "u"),
                                        new Answer("Choice?", "b"))))
                .contains(new Typed(Map.of("Text?", "t", "Text? (2)", "u", "Choice?", "b")));
        assertThat(Typed.fitting(questions, List.of(new Answer("Choice?", "c")))).isEmpty();
        assertThat(Typed.fitting(questions, List.of(new Answer("Gone?", "t")))).isEmpty();
        assertThat(Typed.fitting(questions, Answer.freely("t"))).isEmpty();
        assertThat(Typed.fitting(new Questions(List.of()), Answer.freely("t"))).isPresent();
    }

    private static Good good(Answer... answers) {
        return new Good(List.of(answers), List.of());
    }

    private static Reading read(Map<String, String> typed, Question... questions) {
        return new Typed(typed).answers(new Questions(List.of(questions)));
    }

    private static Question question(
            String text,
            Kind kind,
            boolean optional,
            boolean anonymous,
            Integer skipIf,
            String... choices) {
        return new Question(
                text,
                kind,
                List.of(choices),
                optional,
                anonymous,
                skipIf,
                skipIf == null ? null : "a");
    }
}
