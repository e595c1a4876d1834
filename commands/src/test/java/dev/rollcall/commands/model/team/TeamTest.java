package dev.rollcall.commands.model.team;

import static dev.rollcall.commands.model.Rejection.TEAM_ARCHIVED;
import static dev.rollcall.commands.model.Rejection.TEAM_EXISTS;
import static dev.rollcall.commands.model.Rejection.TEAM_UNKNOWN;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.ArchiveTeam;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.RegisterTeam;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.commands.model.team.TeamCommand.RenameTeam;
import dev.rollcall.commands.model.team.TeamCommand.SchedulePoll;
import dev.rollcall.commands.model.team.TeamCommand.UnlinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.UnschedulePoll;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TeamTest {

    static final TeamEvent REGISTERED = new TeamRegistered("Platform");
    static final SlackChannelRef GENERAL = new SlackChannelRef("T1", "C1");
    static final SlackChannelRef PLATFORM = new SlackChannelRef("T1", "C2");
    static final PollSchedule MORNINGS = new PollSchedule("30 9 * * 1-5", "Europe/Berlin");
    static final Member ADA = new Member("T1", "U1");

    static final List<TeamCommand> ALL_BUT_REGISTER_AND_ARCHIVE =
            List.of(
                    new RenameTeam("Core"),
                    new LinkSlackChannel(GENERAL),
                    new UnlinkSlackChannel(),
                    new SchedulePoll(MORNINGS),
                    new UnschedulePoll(),
                    new AddMember(ADA),
                    new RemoveMember(ADA));

    final DeciderSpec<Team, TeamCommand, TeamEvent> team = new DeciderSpec<>(Team.decider());

    @Test
    void a_team_is_registered_once() {
        team.given().when(new RegisterTeam("Platform")).then(new TeamRegistered("Platform"));
        team.given(REGISTERED).when(new RegisterTeam("Platform")).thenRejected(TEAM_EXISTS);
    }

    @ParameterizedTest
    @FieldSource("ALL_BUT_REGISTER_AND_ARCHIVE")
    void nothing_is_done_with_a_team_that_is_unknown_or_archived(TeamCommand command) {
        team.given().when(command).thenRejected(TEAM_UNKNOWN);
        team.given(REGISTERED, new TeamArchived()).when(command).thenRejected(TEAM_ARCHIVED);
    }

    @Test
    void renaming_to_the_same_name_changes_nothing() {
        team.given(REGISTERED).when(new RenameTeam("Core")).then(new TeamRenamed("Core"));
        team.given(REGISTERED, new TeamRenamed("Core")).when(new RenameTeam("Core")).thenNothing();
    }

    @Test
    void a_channel_is_linked() {
        team.given(REGISTERED)
                .when(new LinkSlackChannel(GENERAL))
                .then(new SlackChannelLinked("T1", "C1"));
    }

    @Test
    void another_channel_takes_the_place_of_the_linked_one() {
        team.given(REGISTERED, new SlackChannelLinked("T1", "C1"))
                .when(new LinkSlackChannel(PLATFORM))
                .then(new SlackChannelUnlinked("T1", "C1"), new SlackChannelLinked("T1", "C2"));
    }

    @Test
    void linking_the_linked_channel_changes_nothing() {
        team.given(REGISTERED, new SlackChannelLinked("T1", "C1"))
                .when(new LinkSlackChannel(GENERAL))
                .thenNothing();
    }

    @Test
    void unlinking_without_a_channel_changes_nothing() {
        team.given(REGISTERED).when(new UnlinkSlackChannel()).thenNothing();
        team.given(REGISTERED, new SlackChannelLinked("T1", "C1"))
                .when(new UnlinkSlackChannel())
                .then(new SlackChannelUnlinked("T1", "C1"));
    }

    @Test
    void a_schedule_is_set_changed_and_cleared() {
        var scheduled = new PollScheduled("30 9 * * 1-5", "Europe/Berlin");
        team.given(REGISTERED).when(new SchedulePoll(MORNINGS)).then(scheduled);
        team.given(REGISTERED, scheduled).when(new SchedulePoll(MORNINGS)).thenNothing();
        team.given(REGISTERED, scheduled)
                .when(new SchedulePoll(new PollSchedule("30 9 * * 1-5", "Asia/Tokyo")))
                .then(new PollScheduled("30 9 * * 1-5", "Asia/Tokyo"));
        team.given(REGISTERED, scheduled).when(new UnschedulePoll()).then(new PollUnscheduled());
        team.given(REGISTERED).when(new UnschedulePoll()).thenNothing();
    }

    @Test
    void members_join_and_leave_once() {
        var joined = new MemberJoined("T1", "U1");
        team.given(REGISTERED).when(new AddMember(ADA)).then(joined);
        team.given(REGISTERED, joined).when(new AddMember(ADA)).thenNothing();
        team.given(REGISTERED, joined).when(new RemoveMember(ADA)).then(new MemberLeft("T1", "U1"));
        team.given(REGISTERED, joined, new MemberLeft("T1", "U1"))
                .when(new RemoveMember(ADA))
                .thenNothing();
    }

    @Test
    void the_same_user_id_in_another_workspace_is_another_member() {
        team.given(REGISTERED, new MemberJoined("T1", "U1"))
                .when(new AddMember(new Member("T2", "U1")))
                .then(new MemberJoined("T2", "U1"));
    }

    @Test
    void archiving_frees_the_channel_and_twice_changes_nothing() {
        team.given(REGISTERED, new SlackChannelLinked("T1", "C1"))
                .when(new ArchiveTeam())
                .then(new SlackChannelUnlinked("T1", "C1"), new TeamArchived());
        team.given(REGISTERED, new TeamArchived()).when(new ArchiveTeam()).thenNothing();
        team.given().when(new ArchiveTeam()).thenRejected(TEAM_UNKNOWN);
    }

    @Test
    void an_archived_team_is_never_registered_again() {
        team.given(REGISTERED, new TeamArchived())
                .when(new RegisterTeam("Platform"))
                .thenRejected(TEAM_ARCHIVED);
    }
}
