package dev.rollcall.commands.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.interview.Writing.Message;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is answered anonymously in an interview is in it until it is sent, and not a moment longer.
class AnonymousQuestionsTest {

    static final Question MOOD =
            new Question("Mood?", Kind.CHOICE, List.of("Good", "Bad"), false, true, null, null);
    static final Question WHY = new Question("Why?", Kind.TEXT, List.of(), false, true, 1, "Good");
    static final Question TODAY =
            new Question("Today?", Kind.TEXT, List.of(), false, false, null, null);

    Interview interview;

    @Test
    void they_are_asked_last_and_sent_only_when_somebody_says_so() {
        begin(MOOD, WHY, TODAY);
        said("1", "The import");
        assertThat(interview.asked()).contains(1);
        press(new Press.Choice(2), "p1");
        said("2", "The office");

        assertThat(interview.asksToSend()).isTrue();
        assertThat(interview.isToHandOver()).isFalse();
        press(new Press.Send(), "p2");

        assertThat(interview.isToHandOver()).isTrue();
        assertThat(interview.answers()).containsExactly(new Answer("Today?", "The import"));
        assertThat(interview.story().anonymousAnswers())
                .containsExactly(new Answer("Mood?", "Bad"), new Answer("Why?", "The office"));
    }

    @Test
    void once_handed_over_nothing_of_them_is_left_and_an_edit_is_told_that_it_changes_nothing() {
        begin(WHY, TODAY);
        said("1", "The import");
        said("2", "The office");
        said("3", " Send ");
        interview = interview.handedOver(Anonymity.HANDED_OVER);
        var before = interview;

        var edit = writing().edited(new Message("2", "The canteen", "9")).orElseThrow();

        assertThat(StoryJson.write(interview.story()).encode()).doesNotContain("The office");
        assertThat(interview.answers()).containsExactly(new Answer("Today?", "The import"));
        assertThat(edit.told().orElseThrow()).contains("cannot be changed");
        assertThat(edit.after()).isEqualTo(before);
        assertThat(interview.shown(interview.posts() - 1))
                .isEqualTo(new Shown.Done(interview.answers(), Anonymity.HANDED_OVER));
    }

    @Test
    void what_is_written_before_they_are_sent_belongs_to_them_and_becomes_nothing_else() {
        begin(WHY);
        said("1", "The office");
        said("2", "and the canteen");
        assertThat(interview.story().anonymousAnswers())
                .containsExactly(new Answer("Why?", "The office\nand the canteen"));

        begin(MOOD);
        press(new Press.Choice(2), "p1");
        said("3", "Since you ask");

        assertThat(interview.asksToSend()).isTrue();
        assertThat(interview.story().anonymousAnswers())
                .containsExactly(new Answer("Mood?", "Bad"));
        assertThat(interview.shown(interview.posts() - 1))
                .isInstanceOfSatisfying(
                        Shown.Sending.class, sending -> assertThat(sending.note()).isPresent());
    }

    @Test
    void what_comes_when_nothing_is_asked_any_more_is_told_so_and_becomes_nothing_else() {
        begin(WHY);
        var putOff = interview.putOff();
        var ended = interview.ended();
        said("11", "The office");
        press(new Press.Send(), "p1");
        var sent = interview.handedOver(Anonymity.HANDED_OVER);

        for (var over : List.of(sent, putOff, ended)) {
            var written = Message.written("12", "and the tea");
            var late = late(over).said(written);
            assertThat(late.orElseThrow().told().orElseThrow()).contains("would bear your name");

            var after = late(late.get().after());
            assertThat(after.said(written)).isEqualTo(late);
            assertThat(after.edited(new Message("12", "and the cake", "30"))).isEqualTo(late);
            var deleted = after.deleted("12").orElseThrow();
            assertThat(deleted.told()).isPresent();
            assertThat(late(deleted.after()).said(written).orElseThrow().told()).isEmpty();
            assertThat(late(over).edited(new Message("12", "tea", "30")).orElseThrow().told())
                    .isPresent();
            assertThat(late(over).said(Message.written("09", "Tests"))).isEmpty();
        }
    }

    /// What was asked anonymously stood at 10.
    private static Writing late(Interview over) {
        return new Writing(over, Optional.empty(), Optional.of("10"));
    }

    @Test
    void what_was_written_before_an_anonymous_question_stood_becomes_nothing_else() {
        begin(MOOD, WHY);
        press(new Press.Choice(2), "p1");

        var step =
                new Writing(interview, Optional.of("20"), Optional.empty())
                        .said(Message.written("11", "Hm"));

        assertThat(step.orElseThrow().after().asked()).contains(2);
        assertThat(step.get().after().story().anonymousAnswers())
                .containsExactly(new Answer("Mood?", "Bad"));
    }

    @Test
    void until_they_are_sent_they_can_be_changed_deleted_and_put_off() {
        begin(MOOD, WHY);
        press(new Press.Choice(2), "p1");
        said("2", "The office");
        press(0, new Press.Change(), "p2");
        assertThat(interview.asked()).contains(1);
        press(new Press.Choice(1), "p3");
        assertThat(interview.asksToSend()).isTrue();
        assertThat(interview.story().anonymousAnswers())
                .containsExactly(new Answer("Mood?", "Good"), new Answer("Why?", "The office"));

        said("4", "later");
        assertThat(interview.stage()).isEqualTo(Stage.PUT_OFF);
        interview = interview.takenUp(Optional.of("5"));
        assertThat(interview.asksToSend()).isTrue();

        begin(WHY);
        said("1", "The office");
        step(writing().deleted("1"));
        assertThat(interview.asked()).contains(1);
    }

    /// Whoever sees which questions the bot asked would know the answer.
    @Test
    void no_question_is_left_out_because_of_an_anonymous_answer() {
        begin(MOOD, WHY);
        press(new Press.Choice(1), "p1");

        assertThat(interview.asked()).contains(2);
        said("2", "skip");
        assertThat(interview.asksToSend()).isTrue();
        assertThat(interview.story().anonymousAnswers())
                .containsExactly(new Answer("Mood?", "Good"));
    }

    @Test
    void no_message_of_the_bots_says_what_was_chosen() {
        begin(MOOD, WHY);
        press(new Press.Choice(2), "p1");

        assertThat(interview.shown(0))
                .isInstanceOfSatisfying(
                        Shown.Asked.class,
                        asked -> {
                            assertThat(asked.answer()).isEmpty();
                            assertThat(asked.changeable()).isTrue();
                        });
    }

    @Test
    void when_the_poll_is_over_what_was_not_sent_is_gone_and_not_asked_again() {
        begin(WHY, TODAY);
        said("1", "The import");
        said("2", "The office");

        interview = interview.tooLate();

        assertThat(StoryJson.write(interview.story()).encode()).doesNotContain("The office");
        assertThat(interview.isToHandOver()).isFalse();
        assertThat(interview.shown(interview.posts() - 1))
                .isEqualTo(
                        new Shown.Done(
                                List.of(new Answer("Today?", "The import")), Anonymity.TOO_LATE));
    }

    @Test
    void who_goes_on_once_the_poll_is_over_is_asked_what_is_not_anonymous() {
        begin(WHY, TODAY);

        interview = interview.tooLate();

        assertThat(interview.asked()).contains(2);
        said("1", "The import");
        assertThat(interview.isComplete()).isTrue();
        assertThat(interview.answers()).containsExactly(new Answer("Today?", "The import"));
    }

    @Test
    void who_ends_it_without_sending_leaves_nothing() {
        begin(WHY);
        said("1", "The office");

        assertThat(StoryJson.write(interview.ended().story()).encode())
                .doesNotContain("The office");
    }

    @Test
    void an_open_question_is_asked_whatever_was_answered_anonymously_and_may_be_left_out() {
        var open = new Question("Anything?", Kind.TEXT, List.of(), false, false, 1, "Good");
        begin(MOOD, open);

        assertThat(interview.asked()).contains(2);
        said("1", "skip");
        press(new Press.Choice(1), "p1");
        press(new Press.Send(), "p2");

        assertThat(interview.answers()).isEmpty();
        assertThat(interview.isToHandOver()).isTrue();
    }

    @Test
    void one_that_was_begun_by_an_older_build_asks_none() {
        begin(TODAY);
        var written = StoryJson.write(interview.story());
        written.remove("anonymity");

        assertThat(StoryJson.read(written).anonymity()).isEqualTo(Anonymity.LEFT_OUT);
    }

    private void begin(Question... questions) {
        interview =
                Interview.waiting(
                                new UUID(0, 1),
                                new Member("T1", "U1"),
                                new UUID(0, 2),
                                Optional.of(new UUID(0, 3)),
                                Story.asking(List.of(questions), "daily", null, Anonymity.ASKED))
                        .takenUp(Optional.empty());
    }

    private Writing writing() {
        return new Writing(interview, Optional.empty(), Optional.empty());
    }

    private void said(String ts, String text) {
        step(writing().said(Message.written(ts, text)));
    }

    private void step(Optional<Writing.Step> step) {
        interview = step.orElseThrow().after();
    }

    private void press(Press press, String key) {
        press(interview.posts() - 1, press, key);
    }

    private void press(int number, Press press, String key) {
        interview = new Pressing(interview, number).pressed(press, key);
    }
}
