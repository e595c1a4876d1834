package dev.rollcall.commands.edge.slack.form;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.commands.edge.slack.form.Found.Asked;
import dev.rollcall.commands.edge.slack.form.Questions.Asking;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// While somebody fills in a form: what they typed is kept, and questions come and go with what
/// they answered. What fails of it troubles nobody who is typing.
@ApplicationScoped
public class FormTyping {

    private static final Logger LOG = Logger.getLogger(FormTyping.class);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final int FORMS = 1_000;

    private final Drafts drafts;
    private final FormSource source;
    private final FormOpening opening;
    private final SlackWorkspaces slack;
    private final SlackMetrics metrics;

    /// By their mark, since each character that is typed asks for them.
    private final Cache<String, Questions> known = Caffeine.newBuilder().maximumSize(FORMS).build();

    FormTyping(
            Drafts drafts,
            FormSource source,
            FormOpening opening,
            SlackWorkspaces slack,
            SlackMetrics metrics) {
        this.drafts = drafts;
        this.source = source;
        this.opening = opening;
        this.slack = slack;
        this.metrics = metrics;
    }

    /// Somebody typed or chose something.
    ///
    /// @param at Slack's time of it
    public Uni<Void> typed(Asker asker, Form form, String at) {
        return keep(asker, form, at, "block_actions")
                .invoke(
                        () ->
                                adapt(asker, form)
                                        .subscribe()
                                        .with(
                                                _ -> {},
                                                failure ->
                                                        LOG.warn(
                                                                "a form does not follow what was typed",
                                                                failure)));
    }

    /// Somebody left it without sending it.
    ///
    /// @param at the time of it
    public Uni<Void> left(Asker asker, Form form, String at) {
        return keep(asker, form, at, "view_closed");
    }

    private Uni<Void> keep(Asker asker, Form form, String at, String kind) {
        var note = FormSubmission.note(form);
        return questions(asker, form, note)
                .chain(asked -> keep(asker, form, at, note, asked))
                .onFailure()
                .invoke(failure -> LOG.warn("a draft was not kept", failure))
                .onItemOrFailure()
                .invoke((_, failure) -> metrics.request(kind, failure == null ? "kept" : "failed"))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> keep(
            Asker asker, Form form, String at, FormNote note, Optional<Questions> asked) {
        return asked.map(questions -> FilledForm.of(form.json(), note, questions))
                .map(filled -> drafts.keep(asker.member(), note.about(), form.id(), at, filled))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// What the form asks; or, where nobody knows that any more, what it would ask now.
    private Uni<Optional<Questions>> questions(Asker asker, Form form, FormNote note) {
        return Optional.ofNullable(known.getIfPresent(note.mark()))
                .map(questions -> Uni.createFrom().item(Optional.of(questions)))
                .orElseGet(
                        () -> again(asker, form, note).map(found -> found.map(Asked::questions)));
    }

    private Uni<Optional<Asked>> again(Asker asker, Form form, FormNote note) {
        return source.again(note, asker.member(), form.id())
                .map(
                        found ->
                                found instanceof Asked asked
                                        ? Optional.of(asked)
                                        : Optional.<Asked>empty())
                .invoke(
                        found ->
                                found.ifPresent(
                                        asked ->
                                                known.put(asked.note().mark(), asked.questions())));
    }

    private Uni<Void> adapt(Asker asker, Form form) {
        var note = FormSubmission.note(form);
        var questions = known.getIfPresent(note.mark());
        if (questions != null && fits(FilledForm.of(form.json(), note, questions), questions)) {
            return Uni.createFrom().voidItem();
        }
        return again(asker, form, note)
                .chain(
                        found ->
                                found.filter(asked -> asked.note().mark().equals(note.mark()))
                                        .map(asked -> adapt(asker, form, asked))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> adapt(Asker asker, Form form, Asked asked) {
        var filled = FilledForm.of(form.json(), asked.note(), asked.questions());
        if (fits(filled, asked.questions())) {
            return Uni.createFrom().voidItem();
        }
        return opening.draft(asker.member(), asked)
                .emitOn(THREADS)
                .invoke(
                        draft ->
                                show(
                                        asker,
                                        form,
                                        asked,
                                        filled.typed().over(draft.without(filled.labels()))))
                .replaceWithVoid();
    }

    /// Where it was typed into again by then, or left, it stays as it is.
    private void show(Asker asker, Form form, Asked asked, Typed typed) {
        var answer =
                slack.in(asker.member().workspace())
                        .update(
                                form.id(),
                                form.json().path("hash").asText(),
                                FormOpening.view(asked, typed, Optional.empty()));
        metrics.request("form", answer instanceof SlackAnswer.Done ? "adapted" : "not_adapted");
    }

    /// Whether a form asks what it should.
    private static boolean fits(FilledForm form, Questions questions) {
        return !questions.leavesOut()
                || questions.asked(form.typed()).stream()
                        .map(Asking::block)
                        .toList()
                        .equals(form.blocks());
    }
}
