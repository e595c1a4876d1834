package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.HeldAnswers.Held;
import dev.rollcall.commands.polls.HeldAnswers.Standing;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Answers to anonymous questions. They are held without their author and become events together,
/// in no order, just before their poll is closed; nothing is taken later, when it would come alone.
/// Neither name nor time nor any id of an event leads to who gave it.
@ApplicationScoped
public class AnonymousAnswers {

    private static final Logger LOG = Logger.getLogger(AnonymousAnswers.class);

    private final Pool pool;
    private final AnonymousSenders senders;
    private final HeldAnswers held;
    private final CommandHandler handler;
    private final Clock clock;

    AnonymousAnswers(
            Pool pool,
            AnonymousSenders senders,
            HeldAnswers held,
            CommandHandler handler,
            Clock clock) {
        this.pool = pool;
        this.senders = senders;
        this.held = held;
        this.handler = handler;
        this.clock = clock;
    }

    /// Whether somebody can answer a poll's anonymous questions.
    public enum Access {
        OPEN,
        /// They have done so. Nobody can tell which answers are theirs, so there is no other time.
        ANSWERED,
        CLOSED
    }

    /// Whether they can, as things stand.
    ///
    /// @param form the one that they answer by, which they may have sent before
    public Uni<Access> access(UUID poll, Member who, Optional<String> form) {
        return senders.sentBy(poll, who)
                .chain(
                        sent ->
                                sent.isPresent() && !sent.equals(form)
                                        ? Uni.createFrom().item(Access.ANSWERED)
                                        : held.standing(poll).map(this::byTime));
    }

    private Access byTime(Optional<Standing> poll) {
        return poll.filter(known -> !known.over() && clock.instant().isBefore(known.closes()))
                        .isPresent()
                ? Access.OPEN
                : Access.CLOSED;
    }

    /// Those of some polls whose anonymous questions somebody has answered.
    public Uni<Set<UUID>> answeredBy(Member who, Collection<UUID> polls) {
        return senders.answeredBy(who, polls);
    }

    /// Done once it is durable, and once for each form, however often that is sent.
    public Uni<Access> hold(UUID poll, Member who, String form, List<Answer> answers) {
        return pool.withTransaction(connection -> hold(connection, poll, who, form, answers));
    }

    /// In somebody's transaction: notes that they have answered and keeps what, both or neither.
    /// Fails with [UnavailableException] while the look-ups have yet to come to the poll.
    public Uni<Access> hold(
            SqlConnection connection, UUID poll, Member who, String form, List<Answer> answers) {
        return HeldAnswers.lock(connection, poll)
                .call(known -> heardOf(poll, known))
                .chain(
                        known ->
                                byTime(known) == Access.OPEN
                                        ? note(connection, poll, who, form, answers)
                                        : Uni.createFrom().item(Access.CLOSED));
    }

    /// While the look-ups are read anew a poll may be open that they do not know, so what comes for
    /// it comes again.
    private Uni<Void> heardOf(UUID poll, Optional<Standing> known) {
        return known.isPresent()
                ? Uni.createFrom().voidItem()
                : handler.look(Poll.decider(), poll)
                        .invoke(
                                state -> {
                                    if (state instanceof Poll.Open) {
                                        throw new UnavailableException(
                                                "the look-ups have not come to poll %s yet"
                                                        .formatted(poll));
                                    }
                                })
                        .replaceWithVoid();
    }

    private static Uni<Access> note(
            SqlConnection connection, UUID poll, Member who, String form, List<Answer> answers) {
        return AnonymousSenders.note(connection, poll, who, form)
                .chain(
                        sent ->
                                sent.isPresent()
                                        ? Uni.createFrom().item(again(sent.get(), form))
                                        : HeldAnswers.add(connection, poll, answers)
                                                .replaceWith(Access.OPEN));
    }

    private static Access again(String sent, String form) {
        return sent.equals(form) ? Access.OPEN : Access.ANSWERED;
    }

    /// Makes events of what was answered, before the poll is closed.
    Uni<Void> settle(UUID poll) {
        return held.settle(poll).chain(this::append);
    }

    /// Makes events of what builds from before took in of polls that were closed.
    Uni<Void> settleClosed() {
        return held.ofClosedPolls().chain(this::append);
    }

    /// The order is that of random ids.
    private Uni<Void> append(List<Held> answers) {
        return Multi.createFrom()
                .iterable(answers)
                .onItem()
                .transformToUniAndConcatenate(this::append)
                .onItem()
                .ignoreAsUni();
    }

    /// What was taken in stays taken in: it is stored although its team be archived by now.
    private Uni<Void> append(Held answer) {
        var id = answer.id().toString();
        var commandId = NamedIds.command("anonymous", id);
        var request =
                Request.of(
                        commandId,
                        new Metadata(
                                "rollcall",
                                "schedule",
                                null,
                                null,
                                answer.poll().toString(),
                                null,
                                commandId.toString(),
                                RequestHash.of("anonymous", id),
                                null,
                                null,
                                null));
        var submission =
                new SubmitStatusUpdate(
                        answer.team(),
                        SubmitStatusUpdate.NOBODY,
                        null,
                        null,
                        answer.answers(),
                        answer.poll());
        return handler.handle(
                        request,
                        work ->
                                work.begin(
                                        StatusUpdate.decider(),
                                        NamedIds.created(commandId),
                                        submission))
                .chain(
                        outcome -> {
                            if (outcome instanceof Outcome.Done) {
                                return held.forget(answer.id());
                            }
                            LOG.errorf(
                                    "an anonymous answer to poll %s stays where it is: %s",
                                    answer.poll(), outcome);
                            return Uni.createFrom().voidItem();
                        });
    }
}
