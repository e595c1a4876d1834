package dev.rollcall.commands.edge.slack.payload;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.News;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import java.math.BigDecimal;
import java.time.Instant;

/// What a request of Slack's Events API means to us.
public sealed interface SlackEvent {

    /// Slack asks whether this address is ours.
    record AddressCheck(String challenge) implements SlackEvent {}

    /// Of a message, in a channel or a direct one.
    sealed interface Message extends SlackEvent {}

    /// Somebody told us something. Texts are in Slack's encoding, without the mention of us.
    record Said(Spot spot, String user, String text, Kind kind) implements Message {}

    record Edited(Spot spot, String user, String text, String editedTs, Kind kind)
            implements Message {

        private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400);

        /// Whether so long after the message that we have heard of it, if it was meant for us.
        public boolean isLongAfter() {
            return new BigDecimal(editedTs).subtract(new BigDecimal(spot.ts())).compareTo(A_DAY)
                    > 0;
        }
    }

    record Deleted(Spot spot, String user, Kind kind) implements Message {}

    /// Somebody put an emoji on a message of their own.
    ///
    /// @param soon whether so soon after it that we may not have heard of the message yet
    record Marked(Spot spot, String user, String emoji, boolean soon) implements Message {}

    /// Somebody looks at their Home tab.
    record HomeOpened(Member who) implements SlackEvent {}

    /// The bot is not in a workspace any more, since that second.
    record Left(String workspace, Reason reason, Instant at) implements SlackEvent {}

    /// Slack holds back events of a workspace, for more than 30,000 came within an hour.
    record HeldBack(String workspace, Instant minute) implements SlackEvent {}

    /// Something about people and channels, which nobody said.
    record Told(News news) implements SlackEvent {}

    /// Anything else.
    record Other(String type) implements SlackEvent {}

    /// How a message concerns us. Slack tells of a mention twice, with the same words.
    enum Kind {
        DIRECT_MESSAGE,
        MENTION,
        MENTION_AS_MESSAGE,
        /// It stands under another message: under a poll, it is an answer.
        REPLY,
        /// It does not, unless it was one of the others before.
        ORDINARY;

        public boolean toUs() {
            return this != ORDINARY && this != REPLY;
        }

        /// Whether this one of Slack's events is the one that the user is answered for.
        public boolean answered() {
            return this == DIRECT_MESSAGE || this == MENTION || this == REPLY;
        }
    }
}
