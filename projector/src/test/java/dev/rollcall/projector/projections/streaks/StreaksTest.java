package dev.rollcall.projector.projections.streaks;

import static dev.rollcall.projector.projections.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.projector.projections.Given;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreaksTest {

    private static final UUID TEAM = new UUID(0, 7);
    private static final StatusUpdateSubmitted SUBMITTED =
            new StatusUpdateSubmitted(TEAM, "ada", "T1", "U1", Answer.freely("import"), null);

    @Test
    void an_update_counts_for_its_team_and_author_whatever_it_says() {
        assertThat(row(SUBMITTED))
                .containsEntry("team_id", TEAM)
                .containsEntry("author", "ada")
                .containsEntry("slack_workspace", "T1")
                .containsEntry("slack_user", "U1")
                .containsEntry("retracted_at", null);
        assertThat(row(SUBMITTED, new StatusUpdateEdited(Answer.freely("alerts"))))
                .isEqualTo(row(SUBMITTED));
    }

    @Test
    void what_was_taken_back_says_when_even_before_it_came() {
        assertThat(row(SUBMITTED, new StatusUpdateRetracted()))
                .containsEntry("retracted_at", at(2));
        assertThat(row(new StatusUpdateRetracted(), SUBMITTED))
                .containsEntry("team_id", TEAM)
                .containsEntry("retracted_at", at(1));
    }

    private static Map<String, Object> row(StatusUpdateEvent... events) {
        return Given.row(Streaks.PROJECTION, events);
    }
}
