package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollPosted;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollSummarised;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Records in a poll's stream that it was posted and summarised. The command's id follows from the
/// post's, so a repeat records nothing more.
@ApplicationScoped
class PollRecords {

    private static final Logger LOG = Logger.getLogger(PollRecords.class);
    private static final String BOT = "rollcall";

    private final CommandHandler handler;
    private final EventReader reader;

    PollRecords(CommandHandler handler, EventReader reader) {
        this.handler = handler;
        this.reader = reader;
    }

    /// Done once it is stored, or will never be.
    Uni<Void> record(Claim claim, String ts) {
        return command(claim, ts)
                .map(command -> record(claim, command))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Optional<PollCommand> command(Claim claim, String ts) {
        var workspace = claim.spot().workspace();
        var channel = claim.spot().channel().orElseThrow();
        return claim.spot().part() > 0
                ? Optional.empty()
                : switch (claim.kind()) {
                    case CONFIRMATION, REMINDER, INTERVIEW, AWAITED -> Optional.empty();
                    case POLL, QUESTION ->
                            Optional.of(new RecordPollPosted(workspace, channel, ts));
                    case SUMMARY -> Optional.of(new RecordPollSummarised(workspace, channel, ts));
                };
    }

    private Uni<Void> record(Claim claim, PollCommand command) {
        return reader.byId(claim.eventId())
                .map(cause -> request(claim, cause))
                .chain(
                        request ->
                                handler.handle(
                                        request,
                                        work ->
                                                work.decide(
                                                        Poll.decider(), claim.subject(), command)))
                .invoke(outcome -> tell(claim, outcome))
                .replaceWithVoid();
    }

    private static Request request(Claim claim, Optional<Envelope> cause) {
        var commandId = NamedIds.command("slack-post", claim.id().toString());
        return Request.of(
                commandId,
                new Metadata(
                        BOT,
                        "slack",
                        null,
                        null,
                        cause.map(event -> event.metadata().correlationId())
                                .orElseGet(commandId::toString),
                        claim.eventId().toString(),
                        commandId.toString(),
                        RequestHash.of("slack-post", claim.id().toString()),
                        claim.spot().workspace(),
                        null,
                        null));
    }

    /// A poll that was closed in the meantime is not posted in its own eyes.
    private static void tell(Claim claim, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected(var rejection)) {
            LOG.infof(
                    "Slack: that post %s stands in %s is not recorded: %s",
                    claim.id(), claim.spot(), rejection);
        }
    }
}
