package dev.rollcall.commands.edge.slack.payload;

import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.NamedIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// A message's place in the world: `ts` is its identity within its channel. What happens to it
/// becomes commands by what it is, never by Slack's `event_id`: once may come as several events.
///
/// @param thread the `ts` of the message that it stands under
public record Spot(SlackChannelRef channel, String ts, Optional<String> thread) {

    public Spot(SlackChannelRef channel, String ts) {
        this(channel, ts, Optional.empty());
    }

    /// Whether it is in direct messages with us: no other ones come to us.
    public boolean direct() {
        return channel.channel().startsWith("D");
    }

    /// When its message was written, as Slack has it.
    public Instant written() {
        var microseconds = new BigDecimal(ts).movePointRight(6).longValue();
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }

    /// The status update that the message is.
    public UUID updateId() {
        return NamedIds.slackMessage(channel.workspace(), channel.channel(), ts);
    }

    public UUID submission() {
        return NamedIds.command("slack", "message", channel.workspace(), channel.channel(), ts);
    }

    /// `editedTs` counts whole seconds, so the new text tells two edits of one second apart.
    public UUID edit(String editedTs, String text) {
        return NamedIds.command(
                "slack", "edit", channel.workspace(), channel.channel(), ts, editedTs, text);
    }

    public UUID deletion() {
        return NamedIds.command("slack", "delete", channel.workspace(), channel.channel(), ts);
    }
}
