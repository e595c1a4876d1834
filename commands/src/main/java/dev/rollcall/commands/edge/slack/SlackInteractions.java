package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.InteractionAnswer.Taken;
import dev.rollcall.commands.edge.slack.InteractionAnswer.Wrong;
import dev.rollcall.commands.edge.slack.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.SlackInteraction.Closed;
import dev.rollcall.commands.edge.slack.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.SlackInteraction.MessageShortcut;
import dev.rollcall.commands.edge.slack.SlackInteraction.Other;
import dev.rollcall.commands.edge.slack.SlackInteraction.Pressed;
import dev.rollcall.commands.edge.slack.SlackInteraction.Sent;
import dev.rollcall.commands.edge.slack.SlackInteraction.Shortcut;
import dev.rollcall.commands.edge.slack.form.Typed;
import dev.rollcall.commands.edge.slack.form.Views;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// What people press, choose and send. Slack sends each once and waits three seconds: what takes a
/// call to Slack goes on beside the answer.
@ApplicationScoped
class SlackInteractions {

    /// On a poll's message; its value is the poll's id.
    static final String ANSWER_POLL = "rollcall_answer";

    private static final Logger LOG = Logger.getLogger(SlackInteractions.class);

    private final FormOpening opening;
    private final FormSubmission submission;
    private final FormSource source;
    private final Drafts drafts;
    private final SlackMetrics metrics;
    private final Clock clock;

    SlackInteractions(
            FormOpening opening,
            FormSubmission submission,
            FormSource source,
            Drafts drafts,
            SlackMetrics metrics,
            Clock clock) {
        this.opening = opening;
        this.submission = submission;
        this.source = source;
        this.drafts = drafts;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<InteractionAnswer> take(SlackInteraction interaction, Origin origin) {
        return switch (interaction) {
            case Pressed pressed -> pressed(pressed);
            case Sent sent ->
                    submission
                            .take(sent, origin)
                            .invoke(
                                    answer ->
                                            metrics.request(
                                                    "view_submission",
                                                    answer instanceof Wrong ? "wrong" : "taken"));
            case Closed(var asker, var form) -> closed(asker, form);
            case Shortcut(var asker, var callbackId) -> shortcut(asker, callbackId);
            case MessageShortcut _ -> counted("message_action", "ignored");
            case Other _ -> counted("interaction", "ignored");
        };
    }

    private Uni<InteractionAnswer> pressed(Pressed pressed) {
        if (pressed.form().isPresent()) {
            return typing(pressed, pressed.form().get());
        }
        if (!pressed.action().equals(ANSWER_POLL)) {
            return counted("block_actions", "ignored");
        }
        var asker = pressed.asker();
        var poll = pressed.value().flatMap(SlackInteractions::uuid);
        if (poll.isPresent() && opening.possible()) {
            opening.open(asker, source.poll(poll.get(), asker.channel()));
        }
        return counted("block_actions", poll.isPresent() ? "taken" : "ignored");
    }

    private Uni<InteractionAnswer> typing(Pressed pressed, Form form) {
        return form.callbackId().equals(Views.UPDATE)
                ? keep(pressed.asker(), form, pressed.at(), "block_actions")
                : counted("block_actions", "ignored");
    }

    private Uni<InteractionAnswer> closed(Asker asker, Form form) {
        var seconds = "%d.%06d".formatted(clock.instant().getEpochSecond(), 0);
        var filled = !form.json().path("state").path("values").isEmpty();
        return form.callbackId().equals(Views.UPDATE) && filled
                ? keep(asker, form, seconds, "view_closed")
                : counted("view_closed", "ignored");
    }

    /// What cannot be kept is no reason to trouble who is typing.
    private Uni<InteractionAnswer> keep(Asker asker, Form form, String at, String kind) {
        var note = FormSubmission.note(form);
        return drafts.keep(asker.member(), note.about(), form.id(), at, Typed.read(form.json()))
                .onFailure()
                .invoke(failure -> LOG.warn("a draft was not kept", failure))
                .onItemOrFailure()
                .invoke((_, failure) -> metrics.request(kind, failure == null ? "kept" : "failed"))
                .onFailure()
                .recoverWithNull()
                .replaceWith(new Taken());
    }

    private Uni<InteractionAnswer> shortcut(Asker asker, String callbackId) {
        if (!callbackId.equals(Views.UPDATE) || !opening.possible()) {
            return counted("shortcut", "ignored");
        }
        opening.open(asker, source.here(asker.member(), asker.channel()));
        return counted("shortcut", "taken");
    }

    private Uni<InteractionAnswer> counted(String kind, String outcome) {
        metrics.request(kind, outcome);
        return Uni.createFrom().item(new Taken());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
