package dev.rollcall.commands.model.poll;

import static dev.rollcall.commands.model.Rejection.POLL_ANONYMOUS;
import static dev.rollcall.commands.model.Rejection.QUESTION_ANONYMOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnonymousTest {

    static final Question TODAY = question("Today?", false);
    static final Question MOOD = question("Mood?", true);
    static final Answer FINE = new Answer("Mood?", "fine");
    static final Answer TESTS = new Answer("Today?", "tests");

    @Test
    void an_answer_to_an_anonymous_question_is_not_taken_under_a_name() {
        var asked = asking(TODAY, MOOD);

        assertThat(asked.refuses(List.of(TESTS, FINE))).hasValue(QUESTION_ANONYMOUS);
        assertThat(asked.among(List.of(TESTS, FINE))).containsExactly(1);
        assertThat(asked.refuses(List.of(TESTS))).isEmpty();
        assertThat(asked.refuses(Answer.freely("Mood?"))).isEmpty();
    }

    @Test
    void where_all_questions_are_anonymous_nothing_is() {
        var asked = asking(MOOD);

        assertThat(asked.refuses(List.of(FINE))).hasValue(QUESTION_ANONYMOUS);
        assertThat(asked.refuses(List.of(TESTS))).hasValue(POLL_ANONYMOUS);
        assertThat(asked.refuses(Answer.freely("fine"))).hasValue(POLL_ANONYMOUS);
    }

    @Test
    void without_anonymous_questions_everything_is() {
        assertThat(asking().refuses(Answer.freely("fine"))).isEmpty();
        assertThat(asking(TODAY).refuses(List.of(FINE))).isEmpty();
        assertThat(new Poll.Unknown().anonymous().refuses(List.of(FINE))).isEmpty();
    }

    @Test
    void what_is_asked_both_ways_in_the_same_words_is_answered_under_a_name() {
        assertThat(asking(MOOD, question("Mood?", false)).refuses(List.of(FINE))).isEmpty();
    }

    private static Anonymous asking(Question... questions) {
        var opened =
                new PollOpened(
                        new UUID(0, 1),
                        "daily",
                        "2026-03-02T09:30",
                        "UTC",
                        List.of(new Asked("T1", "U1", "UTC")),
                        new PollSettings(false, List.of(questions), null, 0, null, null, null));
        var open = Poll.evolve(new Poll.Unknown(), opened);
        var closed = Poll.evolve(open, new PollClosed());
        var summarised = Poll.evolve(closed, new PollSummarised("T1", "C1", "1.2"));
        assertThat(closed.anonymous()).isEqualTo(open.anonymous());
        assertThat(summarised.anonymous()).isEqualTo(open.anonymous());
        return open.anonymous();
    }

    private static Question question(String text, boolean anonymous) {
        return new Question(text, Kind.TEXT, List.of(), false, anonymous, null, null);
    }
}
