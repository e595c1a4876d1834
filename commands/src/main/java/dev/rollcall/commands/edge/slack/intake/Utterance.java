package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.edge.slack.payload.SlackText;
import dev.rollcall.commands.edge.slack.payload.Spot;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What somebody said in Slack, whichever way.
///
/// @param name what the speaker is called, where the request says so; may be empty
/// @param text in Slack's encoding, without a mention of us
/// @param ts the message's, within the channel; null of a slash command, which is no message
/// @param poll that it answers, where that is known from where it was said
public record Utterance(
        SlackChannelRef channel,
        String user,
        String name,
        String text,
        String ts,
        UUID commandId,
        UUID updateId,
        Optional<UUID> poll) {

    public Utterance(
            SlackChannelRef channel,
            String user,
            String name,
            String text,
            String ts,
            UUID commandId,
            UUID updateId) {
        this(channel, user, name, text, ts, commandId, updateId, Optional.empty());
    }

    /// Which poll it answers, where it says so itself.
    public Utterance answering(Optional<UUID> answered) {
        return new Utterance(channel, user, name, text, ts, commandId, updateId, answered);
    }

    Member speaker() {
        return new Member(channel.workspace(), user);
    }

    /// When it was written to us directly, if it was.
    Optional<Instant> writtenDirectly() {
        return Optional.ofNullable(ts)
                .map(known -> new Spot(channel, known))
                .filter(Spot::direct)
                .map(Spot::written);
    }

    boolean asksForHelp() {
        return plainText().isEmpty() || plainText().equalsIgnoreCase("help");
    }

    String plainText() {
        return SlackText.plain(text);
    }

    List<Answer> answers() {
        return Answer.freely(plainText());
    }

    SubmitStatusUpdate submission(UUID team, String author) {
        return new SubmitStatusUpdate(
                team, author, channel.workspace(), user, answers(), poll.orElse(null));
    }
}
