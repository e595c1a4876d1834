package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.HeldAnswers.Held;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Answers to anonymous questions. They are held without their author and become events together,
/// in no order, just before their poll is closed; what comes late, together once the poll takes no
/// more. Neither name nor time nor any id of an event leads to who gave it.
@ApplicationScoped
public class AnonymousAnswers {

    private static final Logger LOG = Logger.getLogger(AnonymousAnswers.class);

    /// What stands where other updates have a name.
    private static final String AUTHOR = "Anonymous";

    private final HeldAnswers held;
    private final CommandHandler handler;
    private final Clock clock;
    private final PollsConfig config;

    AnonymousAnswers(HeldAnswers held, CommandHandler handler, Clock clock, PollsConfig config) {
        this.held = held;
        this.handler = handler;
        this.clock = clock;
        this.config = config;
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
        return held.sentBy(poll, who)
                .chain(
                        sent ->
                                sent.isPresent() && !sent.equals(form)
                                        ? Uni.createFrom().item(Access.ANSWERED)
                                        : held.closes(poll).map(this::byTime));
    }

    private Access byTime(Optional<Instant> closes) {
        return closes.filter(end -> clock.instant().isBefore(end.plus(config.lateWithin())))
                        .isPresent()
                ? Access.OPEN
                : Access.CLOSED;
    }

    /// Those of some polls whose anonymous questions somebody has answered.
    public Uni<Set<UUID>> answeredBy(Member who, Collection<UUID> polls) {
        return held.answeredBy(who, polls);
    }

    /// Done once it is durable, and once for each form, however often that is sent.
    public Uni<Access> hold(UUID poll, Member who, String form, List<Answer> answers) {
        return held.hold(poll, who, form, answers, clock, config.lateWithin());
    }

    /// Makes events of what was answered on time, before the poll is closed.
    Uni<Void> settle(UUID poll) {
        return held.onTime(poll).chain(this::append);
    }

    /// Makes events of what was answered late, of polls that take no more.
    Uni<Void> settleLate(Instant now) {
        return held.ofPollsClosedBefore(now.minus(config.lateWithin())).chain(this::append);
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
                        answer.team(), AUTHOR, null, null, answer.answers(), answer.poll());
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
