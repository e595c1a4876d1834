package dev.rollcall.commands.model.slackchannel;

import static dev.rollcall.commands.model.Rejection.CHANNEL_TAKEN;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.slackchannel.SlackChannelCommand.ClaimSlackChannel;
import dev.rollcall.commands.model.slackchannel.SlackChannelCommand.ReleaseSlackChannel;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackChannelEvent.SlackChannelClaimed;
import dev.rollcall.events.SlackChannelEvent.SlackChannelReleased;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlackChannelTest {

    static final SlackChannelRef GENERAL = new SlackChannelRef("T1", "C1");
    static final UUID PLATFORM = new UUID(0, 1);
    static final UUID WEB = new UUID(0, 2);
    static final SlackChannelEvent CLAIMED = new SlackChannelClaimed("T1", "C1", PLATFORM);
    static final SlackChannelEvent RELEASED = new SlackChannelReleased("T1", "C1", PLATFORM);

    final DeciderSpec<SlackChannel, SlackChannelCommand, SlackChannelEvent> channel =
            new DeciderSpec<>(SlackChannel.decider());

    @Test
    void a_free_channel_is_claimed() {
        channel.given().when(new ClaimSlackChannel(GENERAL, PLATFORM)).then(CLAIMED);
        channel.given(CLAIMED, RELEASED)
                .when(new ClaimSlackChannel(GENERAL, WEB))
                .then(new SlackChannelClaimed("T1", "C1", WEB));
    }

    @Test
    void a_channel_never_belongs_to_two_teams() {
        channel.given(CLAIMED)
                .when(new ClaimSlackChannel(GENERAL, WEB))
                .thenRejected(CHANNEL_TAKEN);
    }

    @Test
    void claiming_ones_own_channel_changes_nothing() {
        channel.given(CLAIMED).when(new ClaimSlackChannel(GENERAL, PLATFORM)).thenNothing();
    }

    @Test
    void only_its_team_releases_a_channel() {
        channel.given(CLAIMED).when(new ReleaseSlackChannel(GENERAL, PLATFORM)).then(RELEASED);
        channel.given(CLAIMED).when(new ReleaseSlackChannel(GENERAL, WEB)).thenNothing();
        channel.given().when(new ReleaseSlackChannel(GENERAL, WEB)).thenNothing();
    }
}
