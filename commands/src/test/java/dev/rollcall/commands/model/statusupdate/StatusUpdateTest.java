package dev.rollcall.commands.model.statusupdate;

import static dev.rollcall.commands.model.Rejection.STATUS_UPDATE_EXISTS;
import static dev.rollcall.commands.model.Rejection.STATUS_UPDATE_RETRACTED;
import static dev.rollcall.commands.model.Rejection.STATUS_UPDATE_UNKNOWN;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.EditStatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.RetractFromSlack;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.RetractStatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.ReviseFromSlack;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusUpdateTest {

    static final UUID TEAM = new UUID(0, 1);
    static final List<Answer> IMPORT = Answer.freely("Finished the import");
    static final List<Answer> ALERTS = Answer.freely("Reviewing alerts");
    static final StatusUpdateEvent SUBMITTED =
            new StatusUpdateSubmitted(TEAM, "Ada", "T1", "U1", IMPORT, null);

    final DeciderSpec<StatusUpdate, StatusUpdateCommand, StatusUpdateEvent> update =
            new DeciderSpec<>(StatusUpdate.decider());

    @Test
    void an_update_is_submitted_once() {
        update.given().when(submit(IMPORT)).then(SUBMITTED);
        update.given(SUBMITTED).when(submit(IMPORT)).thenRejected(STATUS_UPDATE_EXISTS);
    }

    @Test
    void an_edit_says_it_differently_and_the_same_again_changes_nothing() {
        update.given(SUBMITTED)
                .when(new EditStatusUpdate(ALERTS))
                .then(new StatusUpdateEdited(ALERTS));
        update.given(SUBMITTED, new StatusUpdateEdited(ALERTS))
                .when(new EditStatusUpdate(ALERTS))
                .thenNothing();
    }

    @Test
    void what_was_never_said_is_neither_edited_nor_retracted() {
        update.given().when(new EditStatusUpdate(ALERTS)).thenRejected(STATUS_UPDATE_UNKNOWN);
        update.given().when(new RetractStatusUpdate()).thenRejected(STATUS_UPDATE_UNKNOWN);
    }

    @Test
    void a_retraction_is_for_good() {
        update.given(SUBMITTED).when(new RetractStatusUpdate()).then(new StatusUpdateRetracted());
        update.given(SUBMITTED, new StatusUpdateRetracted())
                .when(new RetractStatusUpdate())
                .thenNothing();
        update.given(SUBMITTED, new StatusUpdateRetracted())
                .when(new EditStatusUpdate(ALERTS))
                .thenRejected(STATUS_UPDATE_RETRACTED);
    }

    @Test
    void an_edit_that_slack_delivers_before_the_message_submits() {
        update.given().when(new ReviseFromSlack(submit(IMPORT))).then(SUBMITTED);
        update.given(SUBMITTED)
                .when(new ReviseFromSlack(submit(ALERTS)))
                .then(new StatusUpdateEdited(ALERTS));
    }

    @Test
    void a_deletion_that_slack_delivers_before_the_message_leaves_a_tombstone() {
        update.given().when(new RetractFromSlack()).then(new StatusUpdateRetracted());
        update.given(new StatusUpdateRetracted())
                .when(submit(IMPORT))
                .thenRejected(STATUS_UPDATE_RETRACTED);
        update.given(new StatusUpdateRetracted())
                .when(new ReviseFromSlack(submit(IMPORT)))
                .thenNothing();
        update.given(new StatusUpdateRetracted()).when(new RetractFromSlack()).thenNothing();
    }

    static SubmitStatusUpdate submit(List<Answer> answers) {
        return new SubmitStatusUpdate(TEAM, "Ada", "T1", "U1", answers, null);
    }
}
