package dev.rollcall.commands.model.slackchannel;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.CHANNEL_TAKEN;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.slackchannel.SlackChannelCommand.ClaimSlackChannel;
import dev.rollcall.commands.model.slackchannel.SlackChannelCommand.ReleaseSlackChannel;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackChannelEvent.SlackChannelClaimed;
import dev.rollcall.events.SlackChannelEvent.SlackChannelReleased;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A Slack channel belongs to no team or to one.
public sealed interface SlackChannel {

    static Decider<SlackChannel, SlackChannelCommand, SlackChannelEvent> decider() {
        return new Decider<>(
                new Free(),
                List.of(Free.class, Claimed.class),
                1,
                SlackChannelEvent.class,
                SlackChannel::decide,
                SlackChannel::evolve);
    }

    record Free() implements SlackChannel {}

    record Claimed(UUID teamId) implements SlackChannel {}

    default Optional<UUID> team() {
        return switch (this) {
            case Free() -> Optional.empty();
            case Claimed(var teamId) -> Optional.of(teamId);
        };
    }

    static Decision<SlackChannelEvent> decide(SlackChannel state, SlackChannelCommand command) {
        return switch (command) {
            case ClaimSlackChannel(var channel, var teamId) ->
                    switch (state) {
                        case Free() ->
                                accept(
                                        new SlackChannelClaimed(
                                                channel.workspace(), channel.channel(), teamId));
                        case Claimed(var owner) ->
                                owner.equals(teamId) ? accept() : reject(CHANNEL_TAKEN);
                    };
            case ReleaseSlackChannel(var channel, var teamId) ->
                    state.team().equals(Optional.of(teamId))
                            ? accept(
                                    new SlackChannelReleased(
                                            channel.workspace(), channel.channel(), teamId))
                            : accept();
        };
    }

    static SlackChannel evolve(SlackChannel state, SlackChannelEvent event) {
        return switch (event) {
            case SlackChannelClaimed(_, _, var teamId) -> new Claimed(teamId);
            case SlackChannelReleased _ -> new Free();
        };
    }
}
