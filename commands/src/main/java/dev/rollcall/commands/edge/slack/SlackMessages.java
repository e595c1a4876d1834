package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.PollThreads;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.Utterance;
import dev.rollcall.commands.edge.slack.interview.InterviewMessages;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Marked;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Message;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Said;
import dev.rollcall.commands.edge.slack.payload.SlackText;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Supplier;

/// What is said, changed, taken back and marked in channels and direct messages. A failure is
/// Slack's to repeat; what will fail again is told to the user, once.
@ApplicationScoped
class SlackMessages {

    private static final Reply NOTHING = new Reply("ignored", "", true);

    private final Intake intake;
    private final InterviewMessages interviews;
    private final PollThreads threads;
    private final SlackWorkspaces slack;
    private final EventOutcomes outcomes;
    private final String retracting;

    SlackMessages(
            Intake intake,
            InterviewMessages interviews,
            PollThreads threads,
            SlackWorkspaces slack,
            EventOutcomes outcomes,
            SlackDoorConfig config) {
        this.intake = intake;
        this.interviews = interviews;
        this.threads = threads;
        this.slack = slack;
        this.outcomes = outcomes;
        this.retracting = config.retractingReaction();
    }

    /// Done once what follows from the message is durable.
    Uni<Void> take(Message message, Origin origin) {
        return switch (message) {
            case Marked marked ->
                    marked.emoji().equals(retracting)
                            ? outcomes.counted("reaction", marked(marked, origin)).replaceWithVoid()
                            : outcomes.ignored("reaction", "ignored");
            case Said said -> said(said, origin);
            case Edited edited -> edited(edited, origin);
            case Deleted deleted ->
                    outcomes.counted("deletion", deleted(deleted, origin)).replaceWithVoid();
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
        return outcomes.counted(event.kind().name().toLowerCase(Locale.ROOT), handled)
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
        return outcomes.counted("edit", handled)
                .invoke(reply -> tell(said, event.kind(), reply))
                .replaceWithVoid();
    }

    /// A message in a thread that is no answer may be one by its mention. One of long ago that was
    /// written to us directly and is no update was something else, such as an anonymous answer of
    /// an interview that is forgotten, and becomes none.
    private Uni<Reply> edited(Edited event, Utterance said, Origin origin) {
        boolean forgotten = event.kind() == Kind.DIRECT_MESSAGE && event.isLongAfter();
        boolean update = (event.kind().toUs() && !forgotten) || said.poll().isPresent();
        Supplier<Uni<Reply>> changed =
                () -> update ? intake.revise(said, origin) : intake.edit(said, origin);
        return event.kind() == Kind.DIRECT_MESSAGE
                ? interviews.edited(
                        event.spot(), event.user(), event.text(), event.editedTs(), origin, changed)
                : changed.get();
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
