package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.edge.slack.form.Found.Asked;
import dev.rollcall.commands.edge.slack.form.Found.None;
import dev.rollcall.commands.edge.slack.form.Found.Several;
import dev.rollcall.commands.edge.slack.form.Typed.Reading;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Next;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Taken;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Wrong;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// What becomes of a form that was sent. Slack sends it once: whatever is wrong stands beside the
/// fields, and the form stays with what was typed.
@ApplicationScoped
public class FormSubmission {

    private static final Logger LOG = Logger.getLogger(FormSubmission.class);

    /// Below the three seconds that Slack waits.
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final FormSource source;
    private final FormOpening opening;
    private final Drafts drafts;
    private final Apart apart;
    private final FormRecording recording;

    FormSubmission(
            FormSource source,
            FormOpening opening,
            Drafts drafts,
            Apart apart,
            FormRecording recording) {
        this.source = source;
        this.opening = opening;
        this.drafts = drafts;
        this.apart = apart;
        this.recording = recording;
    }

    public Uni<InteractionAnswer> take(Sent sent, Origin origin) {
        Uni<InteractionAnswer> answer =
                switch (sent.form().callbackId()) {
                    case Views.TEAM -> teamChosen(sent);
                    case Views.UPDATE -> update(sent, note(sent.form()), origin);
                    default -> Uni.createFrom().item(new Taken());
                };
        return answer.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure -> !(failure instanceof ProblemException))
                .recoverWithItem(failure -> failed(failure, sent.form(), origin));
    }

    private Uni<InteractionAnswer> teamChosen(Sent sent) {
        var form = sent.form();
        var chosen = form.json().at("/state/values/team/answer/selected_option/value").asText();
        var channel = Optional.of(form.note()).filter(note -> !note.isEmpty());
        return source.team(uuid(chosen), channel)
                .chain(found -> apart.kept(sent.asker().member(), found))
                .chain(
                        found ->
                                switch (found) {
                                    case Asked asked ->
                                            opening.filled(
                                                            sent.asker().member(),
                                                            asked,
                                                            Optional.empty())
                                                    .map(Next::new);
                                    case None(var why) -> wrong(form, why);
                                    case Several _ -> wrong(form, Words.TEAM_GONE);
                                });
    }

    private Uni<InteractionAnswer> update(Sent sent, FormNote note, Origin origin) {
        return source.again(note, sent.asker().member(), sent.form().id())
                .chain(found -> apart.kept(sent.asker().member(), found))
                .chain(
                        found ->
                                switch (found) {
                                    case Asked asked -> update(sent, note, asked, origin);
                                    case None(var why) -> wrong(sent.form(), why);
                                    case Several _ -> wrong(sent.form(), Words.TEAM_GONE);
                                });
    }

    private Uni<InteractionAnswer> update(Sent sent, FormNote note, Asked asked, Origin origin) {
        var filled = FilledForm.of(sent.form().json(), note, asked.questions());
        return asked.note().mark().equals(note.mark())
                ? update(sent, asked, filled.typed(), origin)
                : Uni.createFrom().item(anew(asked, filled));
    }

    /// What was written without a name is in the form alone, which stays where it would be lost.
    private static InteractionAnswer anew(Asked asked, FilledForm filled) {
        if (asked.questions().unasked() == 0 || !filled.asksAnonymously()) {
            return next(asked, filled.typed(), Words.QUESTIONS_CHANGED);
        }
        var lost = filled.writtenAnonymously();
        return lost.isEmpty()
                ? next(asked, filled.typed(), Words.ANONYMOUS_LEFT_OUT)
                : new Wrong(
                        lost.stream()
                                .collect(
                                        Collectors.toMap(
                                                block -> block, _ -> Words.ANONYMOUS_NOT_TAKEN)));
    }

    private static InteractionAnswer next(Asked asked, Typed typed, String notice) {
        return new Next(FormOpening.view(asked, typed, Optional.of(notice)));
    }

    /// An answer may ask for a question that the form did not show.
    private Uni<InteractionAnswer> update(Sent sent, Asked asked, Typed typed, Origin origin) {
        return switch (typed.answers(asked.questions())) {
            case Reading.Bad(var errors) ->
                    Uni.createFrom()
                            .item(
                                    blocks(sent.form()).containsAll(errors.keySet())
                                            ? new Wrong(errors)
                                            : next(asked, typed, Words.MORE_QUESTIONS));
            case Reading.Good(var answers, var anonymous) ->
                    recording
                            .record(sent, asked.note(), answers, anonymous, origin)
                            .chain(
                                    wrong ->
                                            wrong.map(why -> wrong(sent.form(), why))
                                                    .orElseGet(() -> settled(sent, asked.note())));
        };
    }

    private static Set<String> blocks(Form form) {
        return Set.copyOf(form.json().path("blocks").findValuesAsText("block_id"));
    }

    /// A draft that stays is a nuisance; an update that is told as failed is worse.
    private Uni<InteractionAnswer> settled(Sent sent, FormNote note) {
        return drafts.settle(sent.asker().member(), note.about(), sent.form().id())
                .onFailure()
                .invoke(failure -> LOG.warn("a draft was not deleted", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWith(new Taken());
    }

    private static InteractionAnswer failed(Throwable failure, Form form, Origin origin) {
        if (failure instanceof UnavailableException || failure instanceof TimeoutException) {
            LOG.warnf("a form was not recorded in time: %s", failure.getMessage());
            return beside(form, Words.formUnavailable());
        }
        LOG.error("a form failed, its user was told so", failure);
        return beside(form, Words.formFailed(origin.correlationId()));
    }

    private static Uni<InteractionAnswer> wrong(Form form, String why) {
        return Uni.createFrom().item(beside(form, why));
    }

    /// Slack shows an error only beside a field.
    private static InteractionAnswer beside(Form form, String why) {
        for (var block : form.json().path("blocks")) {
            if (block.path("type").asText().equals("input")) {
                return new Wrong(Map.of(block.path("block_id").asText(), why));
            }
        }
        throw malformed();
    }

    public static FormNote note(Form form) {
        try {
            return FormNote.read(form.note());
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Problem.of(400, "Malformed form", "This is no form as Rollcall opens it."));
    }
}
