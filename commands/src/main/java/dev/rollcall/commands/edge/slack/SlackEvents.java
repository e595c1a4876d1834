package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.home.HomePublishing;
import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.PollThreads;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Utterance;
import dev.rollcall.commands.edge.slack.interview.InterviewMessages;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HeldBack;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HomeOpened;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Left;
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
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What the Events API brings. A failure is Slack's to repeat; what will fail again is told to the
/// user, once.
@ApplicationScoped
class SlackEvents {

    private static final Logger LOG = Logger.getLogger(SlackEvents.class);

    private static final Reply NOTHING = new Reply("ignored", "", true);
    private static final Reply NOTED = Reply.of("noted", "");

    private final Intake intake;
    private final HomePublishing homes;
    private final InterviewMessages interviews;
    private final PollThreads threads;
    private final WorkspaceEvents workspaces;
    private final NewsDesk desk;
    private final SlackWorkspaces slack;
    private final SlackMetrics metrics;
    private final String retracting;

    SlackEvents(
            Intake intake,
            HomePublishing homes,
            InterviewMessages interviews,
            PollThreads threads,
            WorkspaceEvents workspaces,
            NewsDesk desk,
            SlackWorkspaces slack,
            SlackMetrics metrics,
            SlackDoorConfig config) {
        this.intake = intake;
        this.homes = homes;
        this.interviews = interviews;
        this.threads = threads;
        this.workspaces = workspaces;
        this.desk = desk;
        this.slack = slack;
        this.metrics = metrics;
        this.retracting = config.retractingReaction();
    }

    /// Done once what follows from the event is durable.
    Uni<Void> take(SlackEvent event, Origin origin) {
        return switch (event) {
            case AddressCheck _ -> ignored("url_verification", "answered");
            case Marked marked ->
                    marked.emoji().equals(retracting)
                            ? counted("reaction", marked(marked, origin)).replaceWithVoid()
                            : ignored("reaction", "ignored");
            case HomeOpened(var who) -> {
                homes.opened(who);
                yield ignored("app_home_opened", "taken");
            }
            case Left left -> workspaces.left(left);
            case HeldBack held -> workspaces.heldBack(held);
            case Told(var news) ->
                    counted("news", desk.take(news).replaceWith(NOTED)).replaceWithVoid();
            case Other(var type) ->
                    ignored(type.equals("message") ? "message" : "other", "ignored");
            case Said said -> said(said, origin);
            case Edited edited -> edited(edited, origin);
            case Deleted deleted -> counted("deletion", deleted(deleted, origin)).replaceWithVoid();
        };
    }

    /// What is written to us directly is ours before we have heard of it.
    private Uni<Reply> marked(Marked event, Origin origin) {
        var spot = event.spot();
        return interviews.retracted(
                spot,
                event.user(),
                origin,
                () -> intake.delete(spot, event.user(), event.soon() && spot.direct(), origin));
    }

    private Uni<Reply> deleted(Deleted event, Origin origin) {
        var spot = event.spot();
        return interviews.deleted(
                spot,
                event.user(),
                origin,
                () ->
                        threads.poll(spot)
                                .chain(
                                        poll ->
                                                intake.delete(
                                                        spot,
                                                        event.user(),
                                                        event.kind().toUs() || poll.isPresent(),
                                                        origin)));
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
        var handled = threads.poll(spot).chain(poll -> said(event, said.answering(poll), origin));
        return counted(event.kind().name().toLowerCase(Locale.ROOT), handled)
                .invoke(reply -> tell(said, event.kind(), reply))
                .replaceWithVoid();
    }

    private Uni<Reply> said(Said event, Utterance said, Origin origin) {
        if (event.kind() == Kind.REPLY && said.poll().isEmpty()) {
            return Uni.createFrom().item(NOTHING);
        }
        return event.kind() == Kind.DIRECT_MESSAGE && said.poll().isEmpty()
                ? interviews.said(
                        event.spot(),
                        event.user(),
                        event.text(),
                        origin,
                        () -> intake.submit(said, origin))
                : intake.submit(said, origin);
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
        var handled = threads.poll(spot).chain(poll -> edited(event, said.answering(poll), origin));
        return counted("edit", handled)
                .invoke(reply -> tell(said, event.kind(), reply))
                .replaceWithVoid();
    }

    /// A message in a thread that is no answer may be one by its mention.
    private Uni<Reply> edited(Edited event, Utterance said, Origin origin) {
        boolean update = event.kind().toUs() || said.poll().isPresent();
        Supplier<Uni<Reply>> changed =
                () -> update ? intake.revise(said, origin) : intake.edit(said, origin);
        return event.kind() == Kind.DIRECT_MESSAGE
                ? interviews.edited(
                        event.spot(), event.user(), event.text(), event.editedTs(), origin, changed)
                : changed.get();
    }

    private Uni<Reply> counted(String kind, Uni<Reply> handled) {
        return UnavailableException.whereItPasses(handled)
                .invoke(reply -> metrics.request(kind, reply.outcome()))
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
