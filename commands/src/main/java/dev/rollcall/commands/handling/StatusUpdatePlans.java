package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.EditStatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.RetractFromSlack;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.RetractStatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.ReviseFromSlack;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.events.Answer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is done for a request about a status update. One that is submitted rests on its team, which
/// must still be active when the update is stored.
public final class StatusUpdatePlans {

    private StatusUpdatePlans() {}

    public static Plan submit(UUID update, SubmitStatusUpdate submission) {
        return work ->
                toOpenTeam(work, submission.teamId())
                        .chain(() -> toPollOfTeam(work, submission))
                        .chain(() -> work.begin(StatusUpdate.decider(), update, submission));
    }

    public static Plan edit(UUID update, List<Answer> answers) {
        return work ->
                work.decide(StatusUpdate.decider(), update, new EditStatusUpdate(answers))
                        .chain(said -> openly(work, said.openlyAnswered(), answers));
    }

    public static Plan retract(UUID update) {
        return work -> work.decide(StatusUpdate.decider(), update, new RetractStatusUpdate());
    }

    public static Plan reviseFromSlack(UUID update, SubmitStatusUpdate submission) {
        return work ->
                toOpenTeam(work, submission.teamId())
                        .chain(() -> toPollOfTeam(work, submission))
                        .chain(
                                () ->
                                        work.decide(
                                                StatusUpdate.decider(),
                                                update,
                                                new ReviseFromSlack(submission)));
    }

    public static Plan retractFromSlack(UUID update) {
        return work -> work.decide(StatusUpdate.decider(), update, new RetractFromSlack());
    }

    private static Uni<Void> toOpenTeam(UnitOfWork work, UUID team) {
        return work.read(Team.decider(), team)
                .invoke(
                        read ->
                                read.closed()
                                        .ifPresent(
                                                rejection -> {
                                                    throw UnitOfWork.rejection(rejection);
                                                }))
                .replaceWithVoid();
    }

    private static Uni<Void> toPollOfTeam(UnitOfWork work, SubmitStatusUpdate submission) {
        if (submission.pollId() == null) {
            return Uni.createFrom().voidItem();
        }
        return work.read(Poll.decider(), submission.pollId())
                .invoke(
                        poll -> {
                            if (!poll.team().equals(Optional.of(submission.teamId()))) {
                                throw UnitOfWork.rejection(Rejection.POLL_UNKNOWN);
                            }
                            submission
                                    .openlyAnswered()
                                    .ifPresent(_ -> openly(poll, submission.answers()));
                        })
                .replaceWithVoid();
    }

    /// Nothing under a name answers what is anonymous.
    public static Uni<Void> openly(UnitOfWork work, SubmitStatusUpdate submission) {
        return openly(work, submission.openlyAnswered(), submission.answers());
    }

    private static Uni<Void> openly(UnitOfWork work, Optional<UUID> poll, List<Answer> answers) {
        return poll.map(id -> work.read(Poll.decider(), id))
                .map(read -> read.invoke(asked -> openly(asked, answers)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void openly(Poll poll, List<Answer> answers) {
        poll.anonymous()
                .refuses(answers)
                .ifPresent(
                        why -> {
                            throw UnitOfWork.rejection(why, poll.anonymous().among(answers));
                        });
    }
}
