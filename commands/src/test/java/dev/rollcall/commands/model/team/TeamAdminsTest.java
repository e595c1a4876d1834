package dev.rollcall.commands.model.team;

import static dev.rollcall.commands.model.Rejection.NOT_TEAM_ADMIN;
import static dev.rollcall.commands.model.Rejection.TEAM_ARCHIVED;
import static dev.rollcall.commands.model.Rejection.TEAM_UNKNOWN;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.AppointAdmin;
import dev.rollcall.commands.model.team.TeamCommand.ArchiveTeam;
import dev.rollcall.commands.model.team.TeamCommand.ChooseHolidays;
import dev.rollcall.commands.model.team.TeamCommand.DismissAdmin;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.OnBehalf;
import dev.rollcall.commands.model.team.TeamCommand.PausePoll;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.commands.model.team.TeamCommand.RenameTeam;
import dev.rollcall.commands.model.team.TeamCommand.SchedulePoll;
import dev.rollcall.commands.model.team.TeamCommand.SetRound;
import dev.rollcall.commands.model.team.TeamCommand.UnlinkSlackChannel;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Who may change a team.
class TeamAdminsTest {

    static final Member ADA = new Member("T1", "U1");
    static final Member GRACE = new Member("T1", "U2");
    static final TeamEvent REGISTERED = new TeamRegistered("Platform");
    static final TeamEvent LINKED = new SlackChannelLinked("T1", "C1");
    static final TeamEvent ADA_RUNS_IT = new TeamAdminAppointed("T1", "U1");
    static final TeamEvent ADA_RUNS_IT_NO_MORE = new TeamAdminDismissed("T1", "U1");

    static final List<TeamCommand> FOR_ADMINS =
            List.of(
                    new RenameTeam("Core"),
                    new LinkSlackChannel(new SlackChannelRef("T1", "C2")),
                    new UnlinkSlackChannel(),
                    new SchedulePoll("daily", "30 9 * * 1-5", "Europe/Berlin"),
                    new SetRound("retro", TeamTest.RETRO),
                    new PausePoll("daily", TeamTest.FOR_NOW),
                    new ChooseHolidays(Optional.empty()),
                    new AddMember(ADA),
                    new RemoveMember(ADA),
                    new AppointAdmin(GRACE),
                    new DismissAdmin(ADA),
                    new ArchiveTeam());

    final DeciderSpec<Team, TeamCommand, TeamEvent> team = new DeciderSpec<>(Team.decider());

    private static TeamCommand by(Member who, TeamCommand command) {
        return new OnBehalf(who, false, command);
    }

    private static TeamCommand byWhoRunsTheWorkspace(String workspace, TeamCommand command) {
        return new OnBehalf(new Member(workspace, "U9"), true, command);
    }

    @Test
    void admins_are_appointed_and_dismissed_once() {
        team.given(REGISTERED).when(new AppointAdmin(ADA)).then(ADA_RUNS_IT);
        team.given(REGISTERED, ADA_RUNS_IT).when(new AppointAdmin(ADA)).thenNothing();
        team.given(REGISTERED, ADA_RUNS_IT).when(new DismissAdmin(ADA)).then(ADA_RUNS_IT_NO_MORE);
        team.given(REGISTERED).when(new DismissAdmin(ADA)).thenNothing();
        team.given().when(new AppointAdmin(ADA)).thenRejected(TEAM_UNKNOWN);
        team.given(REGISTERED, new TeamArchived())
                .when(new AppointAdmin(ADA))
                .thenRejected(TEAM_ARCHIVED);
    }

    @ParameterizedTest
    @FieldSource("FOR_ADMINS")
    void a_member_who_is_no_admin_may_not(TeamCommand command) {
        team.given(REGISTERED, LINKED, ADA_RUNS_IT, new MemberJoined("T1", "U2"))
                .when(by(GRACE, command))
                .thenRejected(NOT_TEAM_ADMIN);
    }

    @Test
    void an_admin_may_and_who_runs_the_workspace_may() {
        var renamed = new TeamRenamed("Core");
        team.given(REGISTERED, ADA_RUNS_IT).when(by(ADA, new RenameTeam("Core"))).then(renamed);
        team.given(REGISTERED, LINKED)
                .when(byWhoRunsTheWorkspace("T1", new RenameTeam("Core")))
                .then(renamed);
        team.given(REGISTERED)
                .when(byWhoRunsTheWorkspace("T1", new RenameTeam("Core")))
                .then(renamed);
    }

    @Test
    void who_runs_another_workspace_may_not() {
        team.given(REGISTERED, LINKED)
                .when(byWhoRunsTheWorkspace("T2", new RenameTeam("Core")))
                .thenRejected(NOT_TEAM_ADMIN);
        team.given(REGISTERED, new MemberJoined("T1", "U2"))
                .when(byWhoRunsTheWorkspace("T2", new RenameTeam("Core")))
                .thenRejected(NOT_TEAM_ADMIN);
    }

    @Test
    void an_admin_of_the_same_id_in_another_workspace_is_another_person() {
        team.given(REGISTERED, LINKED, ADA_RUNS_IT)
                .when(by(new Member("T2", "U1"), new RenameTeam("Core")))
                .thenRejected(NOT_TEAM_ADMIN);
    }

    @Test
    void everybody_joins_and_leaves_for_themselves() {
        team.given(REGISTERED)
                .when(by(GRACE, new AddMember(GRACE)))
                .then(new MemberJoined("T1", "U2"));
        team.given(REGISTERED, new MemberJoined("T1", "U2"))
                .when(by(GRACE, new RemoveMember(GRACE)))
                .then(new MemberLeft("T1", "U2"));
    }

    @Test
    void the_last_admin_may_leave() {
        team.given(REGISTERED, ADA_RUNS_IT)
                .when(by(ADA, new DismissAdmin(ADA)))
                .then(ADA_RUNS_IT_NO_MORE);
        team.given(REGISTERED, LINKED, ADA_RUNS_IT, ADA_RUNS_IT_NO_MORE)
                .when(byWhoRunsTheWorkspace("T1", new AppointAdmin(GRACE)))
                .then(new TeamAdminAppointed("T1", "U2"));
    }

    @Test
    void who_leaves_the_team_runs_it_no_more() {
        team.given(REGISTERED, ADA_RUNS_IT, new MemberJoined("T1", "U1"))
                .when(new RemoveMember(ADA))
                .then(new MemberLeft("T1", "U1"), ADA_RUNS_IT_NO_MORE);
        team.given(REGISTERED, ADA_RUNS_IT).when(new RemoveMember(ADA)).then(ADA_RUNS_IT_NO_MORE);
    }

    /// As when two messages cross: whether somebody may is decided on the team as it stands.
    @Test
    void who_was_dismissed_meanwhile_may_not() {
        team.given(REGISTERED, LINKED, ADA_RUNS_IT, ADA_RUNS_IT_NO_MORE)
                .when(by(ADA, new UnlinkSlackChannel()))
                .thenRejected(NOT_TEAM_ADMIN);
    }

    @Test
    void who_links_the_channel_becomes_an_admin() {
        var link = new LinkSlackChannel(new SlackChannelRef("T1", "C1"));
        team.given(REGISTERED)
                .when(byWhoRunsTheWorkspace("T1", link))
                .then(LINKED, new TeamAdminAppointed("T1", "U9"));
        team.given(REGISTERED, ADA_RUNS_IT).when(by(ADA, link)).then(LINKED);
        team.given(REGISTERED).when(link).then(LINKED);
    }

    @Test
    void nothing_is_done_for_anybody_with_a_team_that_is_unknown_or_archived() {
        team.given()
                .when(byWhoRunsTheWorkspace("T1", new RenameTeam("Core")))
                .thenRejected(TEAM_UNKNOWN);
        team.given(REGISTERED, new TeamArchived())
                .when(byWhoRunsTheWorkspace("T1", new RenameTeam("Core")))
                .thenRejected(TEAM_ARCHIVED);
    }
}
