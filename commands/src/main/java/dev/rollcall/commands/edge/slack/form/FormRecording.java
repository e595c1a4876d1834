package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.edge.slack.intake.Authors;
import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.commands.polls.Answering;
import dev.rollcall.events.Answer;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Records what a form says: what is said under a name as one update, and apart from it what is
/// anonymous.
@ApplicationScoped
class FormRecording {

    private final CommandHandler handler;
    private final Authors authors;
    private final Answering answering;
    private final AnonymousAnswers anonymous;

    FormRecording(
            CommandHandler handler,
            Authors authors,
            Answering answering,
            AnonymousAnswers anonymous) {
        this.handler = handler;
        this.authors = authors;
        this.answering = answering;
        this.anonymous = anonymous;
    }

    /// Why it is not recorded, if so.
    Uni<Optional<String>> record(
            Sent sent,
            FormNote note,
            List<Answer> answers,
            List<Answer> anonymousAnswers,
            Origin origin) {
        return openly(sent, note, answers, origin)
                .chain(
                        wrong ->
                                wrong.isPresent()
                                        ? Uni.createFrom().item(wrong)
                                        : anonymously(sent, note, anonymousAnswers)
                                                .map(why -> why.map(said(answers))));
    }

    /// What was said under a name is recorded by then.
    private static UnaryOperator<String> said(List<Answer> openly) {
        return why -> openly.isEmpty() ? why : Words.openlyOnly(why);
    }

    private Uni<Optional<String>> openly(
            Sent sent, FormNote note, List<Answer> answers, Origin origin) {
        if (answers.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var who = sent.asker().member();
        var commandId = NamedIds.command("slack", "view", who.workspace(), sent.form().id());
        var request =
                Intake.request(
                        commandId,
                        who.user(),
                        new SlackChannelRef(who.workspace(), note.channel().orElse(null)),
                        null,
                        answers.toString(),
                        origin);
        return handler.handle(request, plan(sent.asker(), note, commandId, answers))
                .map(
                        outcome ->
                                outcome instanceof Outcome.Done
                                        ? Optional.empty()
                                        : Optional.of(why(outcome)));
    }

    /// Nothing of it goes into what is recorded under a name, not even into a hash.
    private Uni<Optional<String>> anonymously(Sent sent, FormNote note, List<Answer> answers) {
        if (answers.isEmpty() || note.poll().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return anonymous
                .hold(note.poll().get(), sent.asker().member(), sent.form().id(), answers)
                .map(
                        access ->
                                switch (access) {
                                    case OPEN -> Optional.empty();
                                    case ANSWERED -> Optional.of(Words.ANONYMOUS_BEFORE);
                                    case CLOSED -> Optional.of(Words.ANONYMOUS_TOO_LATE);
                                });
    }

    private Plan plan(Asker asker, FormNote note, UUID commandId, List<Answer> answers) {
        if (note.update().isPresent()) {
            return StatusUpdatePlans.edit(note.update().get(), answers);
        }
        var who = asker.member();
        var author = authors.name(who, asker.name()).memoize().indefinitely();
        return work ->
                author.map(
                                name ->
                                        new SubmitStatusUpdate(
                                                note.team(),
                                                name,
                                                who.workspace(),
                                                who.user(),
                                                answers,
                                                note.poll().orElse(null)))
                        .chain(
                                submission ->
                                        answering
                                                .submit(NamedIds.created(commandId), submission)
                                                .carryOut(work));
    }

    private static String why(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var rejection, _)
                ? Words.formRejected(rejection)
                : Words.formRecordedBefore();
    }
}
