package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.digest.DigestCommand.ScheduleDigest;
import dev.rollcall.commands.model.digest.DigestCommand.UnscheduleDigest;
import dev.rollcall.commands.model.digest.DigestTimes;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.events.NamedIds;
import java.util.UUID;

/// What is done for a request about a team's weekly digest. It is wanted of a team that is active.
public final class DigestPlans {

    private DigestPlans() {}

    public static Plan schedule(UUID team, DigestTimes times) {
        return work ->
                work.read(Team.decider(), team)
                        .invoke(
                                read ->
                                        read.closed()
                                                .ifPresent(
                                                        why -> {
                                                            throw UnitOfWork.rejection(why);
                                                        }))
                        .chain(
                                () ->
                                        work.decide(
                                                Digest.decider(),
                                                NamedIds.digest(team),
                                                new ScheduleDigest(team, times)));
    }

    public static Plan unschedule(UUID team) {
        return work -> work.decide(Digest.decider(), NamedIds.digest(team), new UnscheduleDigest());
    }
}
