package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Utterance;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Marked;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Said;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Told;
import dev.rollcall.commands.edge.slack.payload.SlackText;
import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.commands.roster.NewsDesk;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/// What the Events API brings. A failure is Slack's to repeat; what will fail again is told to the
/// user, once.
@ApplicationScoped
class SlackEvents {

    private static final Logger LOG = Logger.getLogger(SlackEvents.class);

    private static final Reply NOTED = Reply.of("noted", "");

    private final Intake intake;
    private final NewsDesk desk;
    private final SlackWorkspaces slack;
    private final SlackMetrics metrics;
    private final String retracting;

    SlackEvents(
            Intake intake,
            NewsDesk desk,
            SlackWorkspaces slack,
            SlackMetrics metrics,
            SlackDoorConfig config) {
        this.intake = intake;
        this.desk = desk;
        this.slack = slack;
        this.metrics = metrics;
        this.retracting = config.retractingReaction();
    }

    /// Done once what follows from the event is durable.
    Uni<Void> take(SlackEvent event, Origin origin) {
        return switch (event) {
            case AddressCheck _ -> ignored("url_verification", "answered");
            case Marked(var spot, var user, var emoji) ->
                    emoji.equals(retracting)
                            ? counted("reaction", intake.delete(spot, user, false, origin))
                                    .replaceWithVoid()
                            : ignored("reaction", "ignored");
            case Told(var news) ->
                    counted("news", desk.take(news).replaceWith(NOTED)).replaceWithVoid();
            case Other(var type) -> other(type);
            case Said said -> said(said, origin);
            case Edited edited -> edited(edited, origin);
            case Deleted(var spot, var user, var kind) ->
                    counted("deletion", intake.delete(spot, user, kind.toUs(), origin))
                            .replaceWithVoid();
        };
    }

    private Uni<Void> other(String type) {
        if (type.equals("app_rate_limited")) {
            LOG.warn("Slack holds back events: more than 30,000 came within an hour");
        }
        return ignored(type.equals("message") ? "message" : "other", "ignored");
    }

    private Uni<Void> said(Said event, Origin origin) {
        var spot = event.spot();
        var said =
                new Utterance(
                        spot.channel(),
                        event.user(),
                        "",
                        event.text(),
                        spot.ts(),
                        spot.submission(),
                        spot.updateId());
        return counted(event.kind().name().toLowerCase(Locale.ROOT), intake.submit(said, origin))
                .invoke(reply -> tell(said, event.kind(), reply))
                .replaceWithVoid();
    }

    private Uni<Void> edited(Edited event, Origin origin) {
        var spot = event.spot();
        var said =
                new Utterance(
                        spot.channel(),
                        event.user(),
                        "",
                        event.text(),
                        spot.ts(),
                        spot.edit(event.editedTs(), SlackText.plain(event.text())),
                        spot.updateId());
        var handled = event.kind().toUs() ? intake.revise(said, origin) : intake.edit(said, origin);
        return counted("edit", handled)
                .invoke(reply -> tell(said, event.kind(), reply))
                .replaceWithVoid();
    }

    private Uni<Reply> counted(String kind, Uni<Reply> handled) {
        return handled.invoke(reply -> metrics.request(kind, reply.outcome()))
                .onFailure()
                .invoke(
                        failure ->
                                metrics.request(
                                        kind,
                                        failure instanceof UnavailableException
                                                ? "unavailable"
                                                : "failed"))
                .onFailure(UnavailableException.class)
                .transform(
                        failure -> {
                            LOG.warnf(
                                    "an event of Slack's was not recorded in time, Slack sends it again: %s",
                                    failure.getMessage());
                            return ProblemException.unavailable(
                                    "The event could not be recorded in time.",
                                    Duration.ofSeconds(1));
                        });
    }

    private Uni<Void> ignored(String kind, String outcome) {
        metrics.request(kind, outcome);
        return Uni.createFrom().voidItem();
    }

    /// Beside the answer to Slack, and best effort: what matters is recorded, or is not.
    private void tell(Utterance said, Kind kind, Reply reply) {
        if (kind.answered() && !reply.obvious() && slack.usable(said.channel().workspace())) {
            Thread.ofVirtual()
                    .name("slack-whisper")
                    .start(
                            () ->
                                    slack.in(said.channel().workspace())
                                            .whisper(
                                                    said.channel().channel(),
                                                    said.user(),
                                                    reply.words()));
        }
    }
}
