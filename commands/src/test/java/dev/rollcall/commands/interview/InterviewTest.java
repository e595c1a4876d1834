package dev.rollcall.commands.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.interview.Writing.Message;
import dev.rollcall.commands.interview.Writing.Step;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InterviewTest {

    static final Question DONE = question("What did you do yesterday?", Kind.TEXT, false, null);
    static final Question TODAY = question("What will you do today?", Kind.TEXT, false, null);
    static final Question HOURS = question("How many hours?", Kind.NUMBER, false, null);
    static final Question WELL =
            new Question(
                    "Is all well?", Kind.CHOICE, List.of("Yes", "No"), false, false, null, null);
    static final Question WHY = question("Why not?", Kind.TEXT, false, "Yes");
    static final Question ELSE = question("Anything else?", Kind.TEXT, true, null);

    Interview interview;
    Optional<String> told = Optional.empty();

    @Test
    void each_answer_asks_the_next_question_and_the_last_one_is_the_end() {
        begin(null, DONE, TODAY);

        said("1", "The import");
        assertThat(asked()).isEqualTo(2);
        said("2", "The alerts");

        assertThat(interview.isComplete()).isTrue();
        assertThat(interview.answers())
                .containsExactly(
                        new Answer(DONE.text(), "The import"),
                        new Answer(TODAY.text(), "The alerts"));
    }

    @Test
    void a_message_that_comes_again_moves_nothing() {
        begin(null, DONE, TODAY);
        said("1", "The import");
        var before = interview;

        said("1", "The import");

        assertThat(interview).isEqualTo(before);
        said("2", "The alerts");
        said("2", "The alerts");
        said("1", "The import");
        assertThat(interview.answers()).hasSize(2);
    }

    @Test
    void without_questions_one_simply_writes() {
        begin(null);
        said("1", "On the import");

        assertThat(interview.answers()).isEqualTo(Answer.freely("On the import"));
    }

    @Test
    void what_is_no_number_is_told_what_would_be_one_and_can_be_corrected_either_way() {
        begin(null, HOURS, DONE);

        said("1", "a few");
        assertThat(shown())
                .isInstanceOfSatisfying(
                        Shown.Asking.class,
                        asking -> assertThat(asking.note().orElseThrow()).contains("such as 3"));
        edited("1", "7.5", "9");
        assertThat(asked()).isEqualTo(2);

        begin(null, HOURS, DONE);
        said("1", "a few");
        said("2", " 3 ");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void a_choice_is_pressed_or_written_and_leaves_out_what_hangs_on_it() {
        begin(null, WELL, WHY, ELSE);
        press(new Press.Choice(1), "p1");
        assertThat(asked()).isEqualTo(3);

        begin(null, WELL, WHY, ELSE);
        said("1", "no");
        assertThat(asked()).isEqualTo(2);

        begin(null, WELL, WHY, ELSE);
        said("1", "perhaps");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_edited_asks_what_it_left_out() {
        begin(null, WELL, WHY, ELSE);
        said("1", "yes");
        edited("1", "No", "5");
        assertThat(asked()).isEqualTo(3);

        said("6", "skip");
        assertThat(asked()).isEqualTo(2);
        said("7", "The disk");

        assertThat(interview.answers())
                .containsExactly(new Answer(WELL.text(), "No"), new Answer(WHY.text(), "The disk"));
    }

    @Test
    void a_button_counts_once_and_only_where_it_was_shown_last() {
        begin(null, WELL, HOURS);
        press(0, new Press.Choice(2), "p1");
        var before = interview;

        press(0, new Press.Choice(2), "p1");
        press(0, new Press.Choice(1), "p2");
        press(0, new Press.Later(), "p3");

        assertThat(interview).isEqualTo(before);
    }

    @Test
    void what_was_chosen_can_be_chosen_anew() {
        begin(null, WELL, DONE);
        press(0, new Press.Choice(2), "p1");
        press(0, new Press.Change(), "p2");
        assertThat(asked()).isEqualTo(1);
        press(2, new Press.Choice(1), "p3");
        assertThat(asked()).isEqualTo(2);
        said("4", "The import");

        assertThat(interview.answers().getFirst().answer()).isEqualTo("Yes");
    }

    @Test
    void what_was_planned_is_offered_where_it_fits() {
        begin("The alerts", DONE, TODAY);
        press(new Press.AsPlanned(), "p1");
        press(new Press.AsPlanned(), "p2");
        said("3", "The docs");

        assertThat(interview.answers())
                .containsExactly(
                        new Answer(DONE.text(), "The alerts"),
                        new Answer(TODAY.text(), "The docs"));
    }

    @Test
    void several_messages_before_the_next_question_are_one_answer_in_their_order() {
        begin(null, DONE, TODAY);
        said("12", "The import");
        stepped(writing("20").said(Message.written("13", "and reviews")));
        stepped(writing("20").said(Message.written("11", "Hello!")));
        stepped(writing("20").said(Message.written("21", "Tests")));

        assertThat(interview.answers())
                .containsExactly(
                        new Answer(DONE.text(), "Hello!\nThe import\nand reviews"),
                        new Answer(TODAY.text(), "Tests"));
    }

    @Test
    void later_means_so_only_alone() {
        begin(null, DONE, TODAY);
        said("1", "later that day: the import");
        assertThat(asked()).isEqualTo(2);

        said("2", " Later ");
        assertThat(interview.stage()).isEqualTo(Stage.PUT_OFF);
        assertThat(shown()).isEqualTo(new Shown.PutOff(true));
        assertThat(writing(null).said(Message.written("3", "reviewing"))).isEmpty();

        interview = interview.takenUp(Optional.of("4"));
        assertThat(asked()).isEqualTo(2);
        assertThat(interview.takenUp(Optional.of("4"))).isEqualTo(interview);
    }

    @Test
    void what_is_deleted_is_asked_again_before_the_end() {
        begin(null, DONE, TODAY);
        said("1", "The import");
        deleted("1");
        assertThat(asked()).isEqualTo(1);
        said("1", "The import");
        assertThat(asked()).isEqualTo(1);

        said("2", "The export");
        said("3", "The alerts");
        assertThat(interview.answers().getFirst().answer()).isEqualTo("The export");

        deleted("3");
        assertThat(interview.isComplete()).isTrue();
        assertThat(interview.answers()).hasSize(1);
    }

    @Test
    void an_edit_before_its_message_is_the_answer_and_a_deletion_keeps_it_out() {
        begin(null, DONE, TODAY);
        stepped(writing("10").edited(new Message("15", "better", "16")));
        said("15", "good");
        assertThat(asked()).isEqualTo(2);

        stepped(writing("20").deleted("25"));
        said("25", "never");
        assertThat(asked()).isEqualTo(2);
        assertThat(interview.answers()).containsExactly(new Answer(DONE.text(), "better"));
    }

    @Test
    void of_two_edits_the_later_one_stands_in_whichever_order_they_come() {
        begin(null, DONE, TODAY);
        said("1", "a");
        edited("1", "c", "9");
        edited("1", "b", "8");

        assertThat(interview.answers().getFirst().answer()).isEqualTo("c");
    }

    @Test
    void after_the_end_an_edit_changes_the_answer_and_what_does_not_fit_is_told() {
        begin(null, HOURS);
        said("1", "3");

        edited("1", "4", "7");
        assertThat(interview.answers().getFirst().answer()).isEqualTo("4");
        edited("1", "many", "8");
        assertThat(told.orElseThrow()).contains("just a number");
        assertThat(interview.answers().getFirst().answer()).isEqualTo("4");
    }

    @Test
    void answers_that_are_too_long_together_are_told_so() {
        begin(null, DONE, TODAY);
        said("1", "a".repeat(6_000));
        said("2", "b".repeat(6_000));

        assertThat(asked()).isEqualTo(2);
        assertThat(interview.answers()).hasSize(1);
    }

    @Test
    void a_story_is_read_as_it_was_written() {
        begin("The alerts", WELL, DONE, HOURS, ELSE);
        press(new Press.Choice(1), "p1");
        said("2", "The import");
        said("3", "no number");

        assertThat(StoryJson.read(StoryJson.write(interview.story()))).isEqualTo(interview.story());
    }

    private void begin(String plan, Question... questions) {
        told = Optional.empty();
        interview =
                Interview.waiting(
                                new UUID(0, 1),
                                new Member("T1", "U1"),
                                new UUID(0, 2),
                                Optional.empty(),
                                Story.asking(List.of(questions), "daily", plan, Anonymity.ASKED))
                        .takenUp(Optional.empty());
    }

    /// @param stands where the bot's last message stands; null where that is not known
    private Writing writing(String stands) {
        return new Writing(interview, Optional.ofNullable(stands), Optional.empty());
    }

    private void said(String ts, String text) {
        stepped(writing(null).said(Message.written(ts, text)));
    }

    private void edited(String ts, String text, String edited) {
        stepped(writing(null).edited(new Message(ts, text, edited)));
    }

    private void deleted(String ts) {
        stepped(writing(null).deleted(ts));
    }

    private void stepped(Optional<Step> step) {
        interview = step.orElseThrow().after();
        told = step.get().told();
    }

    private void press(Press press, String key) {
        press(interview.posts() - 1, press, key);
    }

    private void press(int number, Press press, String key) {
        interview = new Pressing(interview, number).pressed(press, key);
    }

    private int asked() {
        return interview.asked().orElseThrow();
    }

    private Shown shown() {
        return interview.shown(interview.posts() - 1);
    }

    private static Question question(String text, Kind kind, boolean optional, String skipAnswer) {
        return new Question(
                text, kind, List.of(), optional, false, skipAnswer == null ? null : 1, skipAnswer);
    }
}
