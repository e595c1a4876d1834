package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.digest.DigestCommand.RecordDigestPosted;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollPosted;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollSummarised;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Records in a poll's stream that it was posted and summarised, and in a digest's that it was
/// posted. The command's id follows from the post's, so a repeat records nothing more.
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
        return claim.kind() == PostKind.DIGEST && claim.spot().part() == 0
                ? digest(claim, ts)
                : command(claim, ts)
                        .map(command -> work(claim, command))
                        .map(plan -> record(claim, plan))
                        .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> digest(Claim claim, String ts) {
        return reader.byId(claim.eventId())
                .chain(
                        cause ->
                                cause.map(EventCodec::decode).orElse(null)
                                                instanceof Decoded.Known(DigestMade made)
                                        ? record(claim, posted(claim, made, ts))
                                        : Uni.createFrom().voidItem());
    }

    private static Plan posted(Claim claim, DigestMade made, String ts) {
        var posted =
                new RecordDigestPosted(
                        made.week(),
                        claim.spot().workspace(),
                        claim.spot().channel().orElseThrow(),
                        ts);
        return work -> work.decide(Digest.decider(), claim.subject(), posted);
    }

    private static Plan work(Claim claim, PollCommand command) {
        return work -> work.decide(Poll.decider(), claim.subject(), command);
    }

    private static Optional<PollCommand> command(Claim claim, String ts) {
        var workspace = claim.spot().workspace();
        var channel = claim.spot().channel().orElseThrow();
        return claim.spot().part() > 0
                ? Optional.empty()
                : switch (claim.kind()) {
                    case CONFIRMATION, REMINDER, INTERVIEW, AWAITED, DIGEST -> Optional.empty();
                    case POLL, QUESTION ->
                            Optional.of(new RecordPollPosted(workspace, channel, ts));
                    case SUMMARY -> Optional.of(new RecordPollSummarised(workspace, channel, ts));
                };
    }

    private Uni<Void> record(Claim claim, Plan plan) {
        return reader.byId(claim.eventId())
                .map(cause -> request(claim, cause))
                .chain(request -> handler.handle(request, plan))
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
        if (outcome instanceof Outcome.Rejected(var rejection, _)) {
            LOG.infof(
                    "Slack: that post %s stands in %s is not recorded: %s",
                    claim.id(), claim.spot(), rejection);
        }
    }
}
