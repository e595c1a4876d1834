package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.form.FormOpening;
import dev.rollcall.commands.edge.slack.form.FormSource;
import dev.rollcall.commands.edge.slack.form.FormSubmission;
import dev.rollcall.commands.edge.slack.form.FormTyping;
import dev.rollcall.commands.edge.slack.form.Views;
import dev.rollcall.commands.edge.slack.home.HomeActions;
import dev.rollcall.commands.edge.slack.intake.Aside;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.interview.InterviewButtons;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Taken;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Wrong;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Closed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.MessageShortcut;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Other;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Pressed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Shortcut;
import dev.rollcall.commands.polls.PuttingOff;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// What people press, choose and send. Slack sends each once and waits three seconds: what takes a
/// call to Slack goes on beside the answer.
@ApplicationScoped
class SlackInteractions {

    /// On a poll's message; its value is the poll's id.
    static final String ANSWER_POLL = "rollcall_answer";

    /// On what is sent to one person about a poll; their value is the poll's id.
    static final String LATER_15 = "rollcall_later_15";

    static final String LATER_60 = "rollcall_later_60";

    private static final Logger LOG = Logger.getLogger(SlackInteractions.class);

    private final FormOpening opening;
    private final FormSubmission submission;
    private final FormSource source;
    private final FormTyping typing;
    private final HomeActions home;
    private final PuttingOff puttingOff;
    private final MessageMenu messages;
    private final Aside aside;
    private final InterviewButtons interviews;
    private final SlackMetrics metrics;
    private final Clock clock;

    SlackInteractions(
            FormOpening opening,
            FormSubmission submission,
            FormSource source,
            FormTyping typing,
            HomeActions home,
            PuttingOff puttingOff,
            MessageMenu messages,
            Aside aside,
            InterviewButtons interviews,
            SlackMetrics metrics,
            Clock clock) {
        this.opening = opening;
        this.submission = submission;
        this.source = source;
        this.typing = typing;
        this.home = home;
        this.puttingOff = puttingOff;
        this.messages = messages;
        this.aside = aside;
        this.interviews = interviews;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<InteractionAnswer> take(SlackInteraction interaction, Origin origin) {
        return switch (interaction) {
            case Pressed pressed -> pressed(pressed, origin);
            case Sent sent ->
                    sent(sent, origin)
                            .invoke(
                                    answer ->
                                            metrics.request(
                                                    "view_submission",
                                                    answer instanceof Wrong ? "wrong" : "taken"));
            case Closed(var asker, var form) -> closed(asker, form);
            case Shortcut(var asker, var callbackId) -> shortcut(asker, callbackId);
            case MessageShortcut shortcut -> messages.chosen(shortcut, origin);
            case Other _ -> counted("interaction", "ignored");
        };
    }

    private Uni<InteractionAnswer> sent(Sent sent, Origin origin) {
        return HomeActions.owns(sent.form())
                ? home.sent(sent, origin)
                : submission.take(sent, origin);
    }

    private Uni<InteractionAnswer> pressed(Pressed pressed, Origin origin) {
        if (pressed.form().isPresent()) {
            return pressedIn(pressed.form().get(), pressed, origin);
        }
        return switch (pressed.action()) {
            case ANSWER_POLL -> ofPoll(pressed, poll -> answer(pressed.asker(), poll));
            case LATER_15 -> ofPoll(pressed, poll -> later(pressed, poll, Duration.ofMinutes(15)));
            case LATER_60 -> ofPoll(pressed, poll -> later(pressed, poll, Duration.ofHours(1)));
            default -> interviewed(pressed, origin);
        };
    }

    private Uni<InteractionAnswer> ofPoll(
            Pressed pressed, Function<UUID, Uni<InteractionAnswer>> then) {
        return pressed.value()
                .flatMap(SlackInteractions::uuid)
                .map(then)
                .orElseGet(() -> counted("block_actions", "ignored"));
    }

    /// Slack sends a press once: whoever pressed is told where it came to nothing.
    private Uni<InteractionAnswer> interviewed(Pressed pressed, Origin origin) {
        return interviews
                .pressed(pressed, origin)
                .map(
                        moved ->
                                moved.onFailure()
                                        .invoke(failure -> LOG.error("a press is lost", failure))
                                        .onFailure()
                                        .invoke(() -> aside.tell(pressed.asker(), Words.PRESS_LOST))
                                        .onFailure()
                                        .recoverWithItem(Reply.of("failed", Words.PRESS_LOST))
                                        .chain(reply -> counted("block_actions", reply.outcome())))
                .orElseGet(() -> counted("block_actions", "ignored"));
    }

    private Uni<InteractionAnswer> answer(Asker asker, UUID poll) {
        if (opening.possible(asker)) {
            opening.open(asker, source.poll(poll, asker.member(), asker.channel()));
        }
        return counted("block_actions", "taken");
    }

    private Uni<InteractionAnswer> later(Pressed pressed, UUID poll, Duration later) {
        var asker = pressed.asker();
        return puttingOff
                .remind(poll, asker.member(), pressed.message().orElse(""), later)
                .map(_ -> Words.remindedIn(later))
                .onFailure()
                .invoke(failure -> LOG.warn("a reminder was not put off", failure))
                .onFailure()
                .recoverWithItem(Words.NOT_PUT_OFF)
                .invoke(words -> aside.tell(asker, words))
                .chain(() -> counted("block_actions", "taken"));
    }

    private Uni<InteractionAnswer> pressedIn(Form form, Pressed pressed, Origin origin) {
        if (HomeActions.owns(form)) {
            return home.pressed(pressed, origin)
                    .invoke(() -> metrics.request("block_actions", "taken"));
        }
        return form.callbackId().equals(Views.UPDATE)
                ? typing.typed(pressed.asker(), form, pressed.at()).replaceWith(new Taken())
                : counted("block_actions", "ignored");
    }

    private Uni<InteractionAnswer> closed(Asker asker, Form form) {
        var now = clock.instant();
        var seconds = "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000);
        var filled = !form.json().path("state").path("values").isEmpty();
        return form.callbackId().equals(Views.UPDATE) && filled
                ? typing.left(asker, form, seconds).replaceWith(new Taken())
                : counted("view_closed", "ignored");
    }

    private Uni<InteractionAnswer> shortcut(Asker asker, String callbackId) {
        if (!callbackId.equals(Views.UPDATE) || !opening.possible(asker)) {
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
