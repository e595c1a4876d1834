package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.Aside;
import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.OwnUser;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Utterance;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Taken;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.MessageShortcut;
import dev.rollcall.commands.edge.slack.payload.SlackText;
import dev.rollcall.commands.edge.slack.payload.Spot;
import dev.rollcall.commands.model.team.SlackChannelRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What people choose from the menu of a message.
@ApplicationScoped
class MessageMenu {

    static final String THIS_MESSAGE = "rollcall_message";

    private static final Logger LOG = Logger.getLogger(MessageMenu.class);
    private static final String KIND = "message_action";

    private final Intake intake;
    private final OwnUser self;
    private final Aside aside;
    private final SlackMetrics metrics;

    MessageMenu(Intake intake, OwnUser self, Aside aside, SlackMetrics metrics) {
        this.intake = intake;
        this.self = self;
        this.aside = aside;
        this.metrics = metrics;
    }

    /// The message is the update from then on, as if it had mentioned us.
    Uni<InteractionAnswer> chosen(MessageShortcut shortcut, Origin origin) {
        var asker = shortcut.asker();
        if (!shortcut.callbackId().equals(THIS_MESSAGE) || asker.channel().isEmpty()) {
            return counted("ignored");
        }
        if (!asker.member().user().equals(shortcut.message().path("user").asText())) {
            aside.tell(asker, Words.NOT_YOURS);
            return counted("not_own");
        }
        var channel = new SlackChannelRef(asker.member().workspace(), asker.channel().get());
        var spot = new Spot(channel, shortcut.ts());
        return words(shortcut)
                .chain(
                        text ->
                                intake.submit(said(asker, spot, text), origin)
                                        .onFailure()
                                        .invoke(
                                                failure ->
                                                        LOG.error(
                                                                "a message was not recorded, its author was told",
                                                                failure))
                                        .onFailure()
                                        .recoverWithItem(
                                                _ -> Reply.of("failed", Words.unavailable(text))))
                .invoke(reply -> aside.tell(asker, words(reply)))
                .invoke(reply -> metrics.request(KIND, reply.outcome()))
                .replaceWith(new Taken());
    }

    /// A message that was an update before has other words than that time once it was edited.
    private static String words(Reply reply) {
        return reply.outcome().equals(Intake.REUSED) ? Words.UPDATE_ALREADY : reply.words();
    }

    /// As events tell it: without a mention of us, whom only Slack knows.
    private Uni<String> words(MessageShortcut shortcut) {
        var message = shortcut.message();
        var bot =
                SlackText.mentionsAnybody(message)
                        ? self.in(shortcut.asker().member().workspace())
                        : Uni.createFrom().item(Optional.<String>empty());
        return bot.map(user -> SlackText.words(user.orElse(null), message));
    }

    private static Utterance said(Asker asker, Spot spot, String text) {
        return new Utterance(
                spot.channel(),
                asker.member().user(),
                asker.name(),
                text,
                spot.ts(),
                spot.submission(),
                spot.updateId());
    }

    private Uni<InteractionAnswer> counted(String outcome) {
        metrics.request(KIND, outcome);
        return Uni.createFrom().item(new Taken());
    }
}
