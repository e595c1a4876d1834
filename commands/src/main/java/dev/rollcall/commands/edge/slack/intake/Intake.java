package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.Spot;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.ReviseFromSlack;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.polls.Answering;
import dev.rollcall.commands.polls.AskedAnonymously;
import dev.rollcall.commands.polls.OwnTeams;
import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Metadata;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

/// From what people do in Slack to commands, and from their outcomes to what people are told.
@ApplicationScoped
public class Intake {

    /// What came has come before with other words.
    public static final String REUSED = "id_reused";

    private final CommandHandler handler;
    private final OwnTeams teams;
    private final Authors authors;
    private final Answering answering;
    private final AskedAnonymously anonymous;

    Intake(
            CommandHandler handler,
            OwnTeams teams,
            Authors authors,
            Answering answering,
            AskedAnonymously anonymous) {
        this.handler = handler;
        this.teams = teams;
        this.authors = authors;
        this.answering = answering;
        this.anonymous = anonymous;
    }

    /// Records what somebody said, or explains.
    public Uni<Reply> submit(Utterance said, Origin origin) {
        if (said.asksForHelp()) {
            return Uni.createFrom().item(Reply.of("help", Words.HELP));
        }
        return recorded(
                said,
                origin,
                (destination, author) ->
                        work ->
                                noneAnonymous(said, anonymous::awaits)
                                        .chain(() -> submission(work, said, destination, author))
                                        .chain(
                                                submission ->
                                                        work.decide(
                                                                StatusUpdate.decider(),
                                                                said.updateId(),
                                                                submission)));
    }

    /// Changes the update that a message is; one that was not heard of yet is submitted.
    public Uni<Reply> revise(Utterance said, Origin origin) {
        return recorded(
                said,
                origin,
                (destination, author) -> work -> revise(work, said, destination, author));
    }

    /// An update keeps its team, so one is looked for only where there is none yet.
    private Uni<?> revise(
            UnitOfWork work, Utterance said, Destination destination, Uni<String> author) {
        return work.read(StatusUpdate.decider(), said.updateId())
                .chain(
                        update ->
                                update instanceof StatusUpdate.Unknown
                                        ? submitRevised(work, said, destination, author)
                                        : StatusUpdatePlans.edit(said.updateId(), said.answers())
                                                .carryOut(work));
    }

    private Uni<StatusUpdate> submitRevised(
            UnitOfWork work, Utterance said, Destination destination, Uni<String> author) {
        return noneAnonymous(said, anonymous::asked)
                .chain(() -> submission(work, said, destination, author))
                .chain(
                        submission ->
                                work.decide(
                                        StatusUpdate.decider(),
                                        said.updateId(),
                                        new ReviseFromSlack(submission)));
    }

    /// What somebody writes to us directly, and may mean for a poll that takes no names, is
    /// nothing.
    private static Uni<Void> noneAnonymous(
            Utterance said, BiFunction<Member, Instant, Uni<Boolean>> isAsked) {
        return said.writtenDirectly()
                .filter(_ -> said.poll().isEmpty())
                .map(
                        written ->
                                isAsked.apply(said.speaker(), written)
                                        .invoke(Intake::refuse)
                                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void refuse(boolean anonymous) {
        if (anonymous) {
            throw UnitOfWork.rejection(Rejection.POLL_ANONYMOUS);
        }
    }

    private Uni<SubmitStatusUpdate> submission(
            UnitOfWork work, Utterance said, Destination destination, Uni<String> author) {
        return said.poll()
                .map(poll -> destination.ofPoll(work, poll))
                .orElseGet(() -> destination.find(work))
                .chain(team -> author.map(name -> said.submission(team, name)))
                .chain(submission -> answering.answer(work, submission))
                .call(submission -> StatusUpdatePlans.openly(work, submission));
    }

    /// Changes an update that is there; a message that never was one stays none.
    public Uni<Reply> edit(Utterance said, Origin origin) {
        return recorded(
                said, origin, (_, _) -> StatusUpdatePlans.edit(said.updateId(), said.answers()));
    }

    /// Takes back the update that a message was.
    ///
    /// @param early whether it is taken back even before it was heard of
    public Uni<Reply> delete(Spot spot, String user, boolean early, Origin origin) {
        var plan =
                early
                        ? StatusUpdatePlans.retractFromSlack(spot.updateId())
                        : StatusUpdatePlans.retract(spot.updateId());
        var request = request(spot.deletion(), user, spot.channel(), spot.ts(), "deleted", origin);
        return handler.handle(request, plan)
                .map(outcome -> reply(outcome, new TeamChoice.Open(), ""));
    }

    /// The author's name is asked for as part of the plan, so that the deadline holds for it too.
    private Uni<Reply> recorded(
            Utterance said, Origin origin, BiFunction<Destination, Uni<String>, Plan> plan) {
        var flaw = Text.flaw(said.plainText());
        if (flaw.isPresent()) {
            return Uni.createFrom().item(Reply.of("unfit", Words.unfit(flaw.get(), said.text())));
        }
        var destination = new Destination(teams, said.channel(), said.user());
        var author = authors.name(said.speaker(), said.name()).memoize().indefinitely();
        var request =
                request(
                        said.commandId(),
                        said.user(),
                        said.channel(),
                        said.ts(),
                        said.plainText(),
                        origin);
        return handler.handle(request, plan.apply(destination, author))
                .map(outcome -> reply(outcome, destination.choice(), said.text()));
    }

    public static Request request(
            UUID commandId,
            String user,
            SlackChannelRef channel,
            String ts,
            String what,
            Origin origin) {
        return Request.of(
                commandId,
                new Metadata(
                        user,
                        "slack",
                        origin.ip(),
                        origin.userAgent(),
                        origin.correlationId(),
                        null,
                        commandId.toString(),
                        RequestHash.of(channel.workspace(), user, what),
                        channel.workspace(),
                        channel.channel(),
                        ts));
    }

    private static Reply reply(Outcome outcome, TeamChoice choice, String text) {
        return switch (outcome) {
            case Outcome.Done _ -> new Reply("recorded", Words.recorded(choice), isObvious(choice));
            case Outcome.Rejected(var rejection, _) ->
                    Reply.of("rejected", Words.rejected(rejection, choice, text));
            case Outcome.IdReused() -> Reply.of(REUSED, Words.changedMeanwhile(text));
            case Outcome.Outdated _ -> Reply.of("rejected", Words.changedMeanwhile(text));
        };
    }

    private static boolean isObvious(TeamChoice choice) {
        return switch (choice) {
            case TeamChoice.Chosen(_, var here) -> here;
            case TeamChoice.Open(), TeamChoice.None(), TeamChoice.Several _ -> true;
        };
    }
}
