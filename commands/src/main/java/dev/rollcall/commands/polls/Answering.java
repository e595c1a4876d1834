package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.roster.SlackPeople;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Finds the poll that somebody answers by what they say to their team, where they don't name one.
@ApplicationScoped
public class Answering {

    private static final String ASKED_OF =
            """
            select poll.poll_id, poll.closed, asked.asked_at, opening.named,
                   exists (
                       select 1
                       from commands.poll_answers answer
                       where answer.poll_id = asked.poll_id
                       and answer.slack_workspace = asked.slack_workspace
                       and answer.slack_user = asked.slack_user
                   ) as answered
            from commands.poll_asked asked
            join commands.polls poll using (poll_id)
            join commands.openings opening using (poll_id)
            where asked.slack_workspace = $1
            and asked.slack_user = $2
            and poll.team_id = $3
            and (not poll.closed or poll.closes_at > $4)
            """;

    private final Pool pool;
    private final SlackPeople people;
    private final Clock clock;
    private final PollsConfig config;

    Answering(Pool pool, SlackPeople people, Clock clock, PollsConfig config) {
        this.pool = pool;
        this.people = people;
        this.clock = clock;
        this.config = config;
    }

    public Plan submit(UUID update, SubmitStatusUpdate submission) {
        return work ->
                answer(work, submission)
                        .chain(answer -> StatusUpdatePlans.submit(update, answer).carryOut(work));
    }

    /// The submission with whose it is and the poll that it answers. It rests on the poll, which
    /// the look-ups only point to. Teams without rounds have none, and are not looked up.
    public Uni<SubmitStatusUpdate> answer(UnitOfWork work, SubmitStatusUpdate submission) {
        if (submission.slackUser() == null) {
            return Uni.createFrom().item(submission);
        }
        var seen = new Member(submission.slackWorkspace(), submission.slackUser());
        return people.homeOf(seen).map(submission::of).chain(own -> answerOf(work, own));
    }

    private Uni<SubmitStatusUpdate> answerOf(UnitOfWork work, SubmitStatusUpdate submission) {
        if (submission.pollId() != null) {
            return Uni.createFrom().item(submission);
        }
        return work.read(Team.decider(), submission.teamId())
                .chain(
                        team ->
                                team instanceof Team.Active active
                                                && !active.rounds().byName().isEmpty()
                                        ? answerOfAsked(work, submission)
                                        : Uni.createFrom().item(submission));
    }

    private Uni<SubmitStatusUpdate> answerOfAsked(UnitOfWork work, SubmitStatusUpdate submission) {
        var now = clock.instant();
        return pool.preparedQuery(ASKED_OF)
                .execute(
                        Tuple.of(
                                submission.slackWorkspace(),
                                submission.slackUser(),
                                submission.teamId(),
                                now.minus(config.lateWithin()).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(Answering::asked).toList())
                .call(polls -> openly(work, submission, AskedOnce.answered(polls, now)))
                .map(polls -> polls.stream().filter(AskedOnce::named).toList())
                .map(polls -> AskedOnce.answered(polls, now))
                .chain(
                        found ->
                                found.map(poll -> answer(work, submission, poll.poll()))
                                        .orElseGet(() -> Uni.createFrom().item(submission)));
    }

    /// Nobody answers a poll under their name whose questions are all anonymous. What is to one of
    /// these is refused; anything else is no answer to it.
    private static Uni<Void> openly(
            UnitOfWork work, SubmitStatusUpdate submission, Optional<AskedOnce> found) {
        return found.filter(poll -> !poll.named())
                .map(poll -> work.read(Poll.decider(), poll.poll()))
                .map(
                        read ->
                                read.map(poll -> poll.anonymous().among(submission.answers()))
                                        .invoke(Answering::refuse)
                                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void refuse(List<Integer> anonymous) {
        if (!anonymous.isEmpty()) {
            throw UnitOfWork.rejection(Rejection.QUESTION_ANONYMOUS, anonymous);
        }
    }

    private static AskedOnce asked(Row row) {
        return new AskedOnce(
                row.getUUID("poll_id"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getBoolean("closed"),
                row.getBoolean("answered"),
                row.getBoolean("named"));
    }

    private static Uni<SubmitStatusUpdate> answer(
            UnitOfWork work, SubmitStatusUpdate submission, UUID poll) {
        return work.read(Poll.decider(), poll)
                .map(
                        read ->
                                read.team().equals(Optional.of(submission.teamId()))
                                        ? submission.answering(poll)
                                        : submission);
    }
}
