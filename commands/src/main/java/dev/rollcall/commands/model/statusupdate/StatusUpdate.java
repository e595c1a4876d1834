package dev.rollcall.commands.model.statusupdate;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.STATUS_UPDATE_EXISTS;
import static dev.rollcall.commands.model.Rejection.STATUS_UPDATE_RETRACTED;
import static dev.rollcall.commands.model.Rejection.STATUS_UPDATE_UNKNOWN;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
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
import java.util.Optional;
import java.util.UUID;

/// A status update is said, perhaps said differently, perhaps taken back for good. Slack may
/// deliver an edit or a deletion before the message: the edit submits, the deletion leaves a
/// tombstone.
public sealed interface StatusUpdate {

    static Decider<StatusUpdate, StatusUpdateCommand, StatusUpdateEvent> decider() {
        return new Decider<>(
                new Unknown(),
                List.of(Unknown.class, Submitted.class, Retracted.class),
                2,
                StatusUpdateEvent.class,
                StatusUpdate::decide,
                StatusUpdate::evolve);
    }

    record Unknown() implements StatusUpdate {}

    /// As it stands.
    ///
    /// @param openlyAnswered the poll that it answers under a name
    record Submitted(List<Answer> answers, Optional<UUID> openlyAnswered) implements StatusUpdate {
        public Submitted {
            answers = List.copyOf(answers);
        }
    }

    record Retracted() implements StatusUpdate {}

    static Decision<StatusUpdateEvent> decide(StatusUpdate update, StatusUpdateCommand command) {
        return switch (command) {
            case SubmitStatusUpdate submission ->
                    switch (update) {
                        case Unknown() -> accept(submitted(submission));
                        case Submitted _ -> reject(STATUS_UPDATE_EXISTS);
                        case Retracted() -> reject(STATUS_UPDATE_RETRACTED);
                    };
            case EditStatusUpdate(var answers) ->
                    switch (update) {
                        case Unknown() -> reject(STATUS_UPDATE_UNKNOWN);
                        case Submitted(var current, _) -> edit(current, answers);
                        case Retracted() -> reject(STATUS_UPDATE_RETRACTED);
                    };
            case RetractStatusUpdate() ->
                    switch (update) {
                        case Unknown() -> reject(STATUS_UPDATE_UNKNOWN);
                        case Submitted _ -> accept(new StatusUpdateRetracted());
                        case Retracted() -> accept();
                    };
            case ReviseFromSlack(var submission) ->
                    switch (update) {
                        case Unknown() -> accept(submitted(submission));
                        case Submitted(var current, _) -> edit(current, submission.answers());
                        case Retracted() -> accept();
                    };
            case RetractFromSlack() ->
                    switch (update) {
                        case Unknown(), Submitted _ -> accept(new StatusUpdateRetracted());
                        case Retracted() -> accept();
                    };
        };
    }

    private static StatusUpdateEvent submitted(SubmitStatusUpdate submission) {
        return new StatusUpdateSubmitted(
                submission.teamId(),
                submission.author(),
                submission.slackWorkspace(),
                submission.slackUser(),
                submission.answers(),
                submission.pollId(),
                submission.saidAt());
    }

    private static Decision<StatusUpdateEvent> edit(List<Answer> current, List<Answer> answers) {
        return current.equals(answers) ? accept() : accept(new StatusUpdateEdited(answers));
    }

    static StatusUpdate evolve(StatusUpdate update, StatusUpdateEvent event) {
        return switch (event) {
            case StatusUpdateSubmitted submitted ->
                    new Submitted(
                            submitted.answers(),
                            SubmitStatusUpdate.openlyAnswered(
                                    submitted.author(), submitted.slackUser(), submitted.pollId()));
            case StatusUpdateEdited(var answers) -> new Submitted(answers, update.openlyAnswered());
            case StatusUpdateRetracted() -> new Retracted();
        };
    }

    /// The poll that it answers under a name.
    default Optional<UUID> openlyAnswered() {
        return Optional.empty();
    }
}
