package dev.rollcall.projector.projections.statusupdates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.projector.projections.Given;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusUpdatesTest {

    private static final UUID TEAM = new UUID(0, 7);
    private static final StatusUpdateSubmitted SUBMITTED =
            new StatusUpdateSubmitted(
                    TEAM,
                    "ada",
                    "T1",
                    "U1",
                    List.of(new Answer("Yesterday?", "import"), new Answer("Today?", "alerts")),
                    null);

    @Test
    void content_is_the_answers_a_line_each() {
        assertThat(row(SUBMITTED))
                .containsEntry("team_id", TEAM)
                .containsEntry("author", "ada")
                .containsEntry("slack_workspace", "T1")
                .containsEntry("slack_user", "U1")
                .containsEntry("content", "import\nalerts")
                .containsEntry("retracted_at", null);
    }

    @Test
    void an_answer_names_its_poll_for_good() {
        var poll = new UUID(0, 8);
        var answer = new StatusUpdateSubmitted(TEAM, "ada", "T1", "U1", Answer.freely("yes"), poll);
        assertThat(row(answer, new StatusUpdateEdited(Answer.freely("no"))))
                .containsEntry("poll_id", poll);
        assertThat(row(SUBMITTED)).containsEntry("poll_id", null);
    }

    @Test
    void an_edit_says_something_else_by_the_same_author() {
        assertThat(row(SUBMITTED, new StatusUpdateEdited(Answer.freely("reviews"))))
                .containsEntry("content", "reviews")
                .containsEntry("author", "ada");
    }

    @Test
    void what_is_taken_back_keeps_its_words() {
        assertThat(row(SUBMITTED, new StatusUpdateRetracted()))
                .containsEntry("content", "import\nalerts")
                .containsEntry("retracted_at", Given.at(2));
    }

    @Test
    void taken_back_before_it_came_is_a_tombstone() {
        assertThat(row(new StatusUpdateRetracted()))
                .containsEntry("team_id", null)
                .containsEntry("content", null)
                .containsEntry("retracted_at", Given.at(1));
    }

    private static Map<String, Object> row(StatusUpdateEvent... events) {
        return Given.row(StatusUpdates.PROJECTION, events);
    }
}
