package dev.rollcall.projector.projections.blockers;

import static dev.rollcall.projector.projections.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.projector.projections.Given;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockersTest {

    private static final UUID TEAM = new UUID(0, 7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Any BLOCKERS?",
                "What blocks you?",
                "Was blockiert dich?",
                "Qu'est-ce qui te bloque ?",
                "¿Algún bloqueo?",
                "Sei bloccata?"
            })
    void the_answer_to_a_question_about_blockers_is_one(String question) {
        assertThat(row(submitted(new Answer(question, " the import\nand Bob ")))) //
                .containsEntry("blocker", "the import\nand Bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "—",
                "no",
                "None.",
                "NOTHING!",
                "n/a",
                "Nein",
                "keine",
                "rien",
                "no blockers"
            })
    void none_is_none(String answer) {
        assertThat(row(submitted(new Answer("Any blockers?", answer))))
                .containsEntry("blocker", null);
    }

    @Test
    void an_answer_need_not_say_again_that_it_is_one() {
        assertThat(row(submitted(new Answer("What blocks you?", "Blocked: keys"))))
                .containsEntry("blocker", "keys");
        assertThat(row(submitted(new Answer("What blocks you?", "Blocked: no"))))
                .containsEntry("blocker", null);
    }

    @ParameterizedTest
    @CsvSource({
        "Blocked: the import, the import",
        "'alerts\n  blocker : keys\nmore', keys",
        "'BLOCKERS: one\nblocked: two', 'one\ntwo'",
        "blocker: none, ",
        "unblocked: yes, ",
        "I was blocked: no more, ",
        "the roadblock: lifted, "
    })
    void a_line_of_free_text_may_begin_with_it(String text, String blocker) {
        assertThat(row(submitted(Answer.freely(text).getFirst())))
                .containsEntry("blocker", blocker);
    }

    @Test
    void other_questions_are_about_something_else() {
        assertThat(row(submitted(new Answer("Today?", "blocked: by lunch"))))
                .containsEntry("blocker", null);
    }

    @Test
    void it_is_a_teams_and_an_authors() {
        assertThat(row(submitted(new Answer("Blockers?", "keys"))))
                .containsEntry("team_id", TEAM)
                .containsEntry("author", "ada")
                .containsEntry("slack_workspace", "T1")
                .containsEntry("slack_user", "U1")
                .containsEntry("retracted_at", null);
    }

    @Test
    void an_edit_says_anew_what_blocks() {
        var blocked = submitted(new Answer("Blockers?", "keys"));
        assertThat(row(blocked, edited("the import"))).containsEntry("blocker", "the import");
        assertThat(row(blocked, edited("none"))).containsEntry("blocker", null);
    }

    @Test
    void what_was_taken_back_says_when() {
        assertThat(row(submitted(), new StatusUpdateRetracted()))
                .containsEntry("retracted_at", at(2));
        assertThat(row(new StatusUpdateRetracted(), submitted()))
                .containsEntry("retracted_at", at(1));
    }

    @Test
    void what_was_said_long_before_it_was_stored_blocks_nobody() {
        var imported =
                new StatusUpdateSubmitted(
                        TEAM,
                        "ada",
                        "T1",
                        "U1",
                        List.of(new Answer("Blockers?", "keys")),
                        null,
                        Instant.parse("2023-05-02T07:31:00Z"));

        assertThat(row(imported)).containsEntry("team_id", TEAM).containsEntry("blocker", null);
    }

    private static StatusUpdateSubmitted submitted(Answer... answers) {
        return new StatusUpdateSubmitted(TEAM, "ada", "T1", "U1", List.of(answers), null);
    }

    private static StatusUpdateEdited edited(String answer) {
        return new StatusUpdateEdited(List.of(new Answer("Blockers?", answer)));
    }

    private static Map<String, Object> row(StatusUpdateEvent... events) {
        return Given.row(Blockers.PROJECTION, events);
    }
}
