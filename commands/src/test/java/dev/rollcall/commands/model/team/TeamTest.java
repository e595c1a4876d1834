package dev.rollcall.commands.model.team;

import static dev.rollcall.commands.model.Rejection.ROUND_UNKNOWN;
import static dev.rollcall.commands.model.Rejection.TEAM_ARCHIVED;
import static dev.rollcall.commands.model.Rejection.TEAM_EXISTS;
import static dev.rollcall.commands.model.Rejection.TEAM_UNKNOWN;
import static dev.rollcall.commands.model.Rejection.TOO_MANY_ROUNDS;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.ArchiveTeam;
import dev.rollcall.commands.model.team.TeamCommand.ChooseHolidays;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.PausePoll;
import dev.rollcall.commands.model.team.TeamCommand.RegisterTeam;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.commands.model.team.TeamCommand.RenameTeam;
import dev.rollcall.commands.model.team.TeamCommand.ResumePoll;
import dev.rollcall.commands.model.team.TeamCommand.SchedulePoll;
import dev.rollcall.commands.model.team.TeamCommand.SetRound;
import dev.rollcall.commands.model.team.TeamCommand.UnlinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.UnschedulePoll;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TeamTest {

    static final TeamEvent REGISTERED = new TeamRegistered("Platform");
    static final SlackChannelRef GENERAL = new SlackChannelRef("T1", "C1");
    static final SlackChannelRef PLATFORM = new SlackChannelRef("T1", "C2");
    static final String MORNINGS = "30 9 * * 1-5";
    static final PollRound RETRO =
            new PollRound(
                    "0 15 * * 5",
                    "Europe/Berlin",
                    new Audience(Audience.Kind.CHANNEL, null),
                    new PollSettings(true, List.of(), 30, 2, 480, null, null),
                    Optional.empty());
    static final Pause FOR_NOW = new Pause(Optional.empty());
    static final Pause UNTIL_MONDAY = new Pause(Optional.of(LocalDate.of(2027, 1, 4)));
    static final Member ADA = new Member("T1", "U1");

    static final List<TeamCommand> ALL_BUT_REGISTER_AND_ARCHIVE =
            List.of(
                    new RenameTeam("Core"),
                    new LinkSlackChannel(GENERAL),
                    new UnlinkSlackChannel(),
                    new SchedulePoll("daily", MORNINGS, "Europe/Berlin"),
                    new UnschedulePoll("daily"),
                    new SetRound("retro", RETRO),
                    new PausePoll("daily", FOR_NOW),
                    new ResumePoll("daily"),
                    new ChooseHolidays(Optional.empty()),
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
        var scheduled =
                new PollScheduled(
                        "daily",
                        "30 9 * * 1-5",
                        "Europe/Berlin",
                        Audience.MEMBERS,
                        PollSettings.PLAIN);
        team.given(REGISTERED)
                .when(new SchedulePoll("daily", MORNINGS, "Europe/Berlin"))
                .then(scheduled);
        team.given(REGISTERED, scheduled)
                .when(new SchedulePoll("daily", MORNINGS, "Europe/Berlin"))
                .thenNothing();
        team.given(REGISTERED, scheduled)
                .when(new SchedulePoll("daily", MORNINGS, "Asia/Tokyo"))
                .then(
                        new PollScheduled(
                                "daily",
                                "30 9 * * 1-5",
                                "Asia/Tokyo",
                                Audience.MEMBERS,
                                PollSettings.PLAIN));
        team.given(REGISTERED, scheduled)
                .when(new UnschedulePoll("daily"))
                .then(new PollUnscheduled("daily"));
        team.given(REGISTERED).when(new UnschedulePoll("daily")).thenNothing();
    }

    @Test
    void rounds_are_set_one_by_one() {
        var daily = scheduled("daily", PollRound.plain(MORNINGS, "Europe/Berlin"));
        var retro = scheduled("retro", RETRO);
        team.given(REGISTERED, daily).when(new SetRound("retro", RETRO)).then(retro);
        team.given(REGISTERED, daily, retro).when(new SetRound("retro", RETRO)).thenNothing();
        team.given(REGISTERED, daily, retro)
                .when(new UnschedulePoll("daily"))
                .then(new PollUnscheduled("daily"));
        team.given(REGISTERED, retro).when(new UnschedulePoll("daily")).thenNothing();
    }

    @Test
    void another_time_leaves_the_rest_of_a_round() {
        team.given(REGISTERED, scheduled("retro", RETRO))
                .when(new SchedulePoll("retro", MORNINGS, "Asia/Tokyo"))
                .then(scheduled("retro", RETRO.at(MORNINGS, "Asia/Tokyo")));
    }

    @Test
    void a_round_is_paused_and_resumed() {
        var retro = scheduled("retro", RETRO);
        var paused = new PollPaused("retro", null);
        team.given(REGISTERED).when(new PausePoll("retro", FOR_NOW)).thenRejected(ROUND_UNKNOWN);
        team.given(REGISTERED, retro).when(new PausePoll("retro", FOR_NOW)).then(paused);
        team.given(REGISTERED, retro, paused).when(new PausePoll("retro", FOR_NOW)).thenNothing();
        team.given(REGISTERED, retro, paused)
                .when(new PausePoll("retro", UNTIL_MONDAY))
                .then(new PollPaused("retro", LocalDate.of(2027, 1, 4)));
        team.given(REGISTERED, retro, paused)
                .when(new ResumePoll("retro"))
                .then(new PollResumed("retro"));
        team.given(REGISTERED, retro).when(new ResumePoll("retro")).thenNothing();
        team.given(REGISTERED).when(new ResumePoll("retro")).thenRejected(ROUND_UNKNOWN);
    }

    @Test
    void a_round_that_is_set_again_stays_paused() {
        team.given(
                        REGISTERED,
                        scheduled("retro", RETRO),
                        new PollPaused("retro", null),
                        scheduled("retro", RETRO.at(MORNINGS, "UTC")))
                .when(new PausePoll("retro", FOR_NOW))
                .thenNothing();
    }

    @Test
    void a_team_has_twenty_rounds_at_most() {
        var full =
                Stream.concat(
                                Stream.of(REGISTERED),
                                IntStream.range(0, 20).mapToObj(n -> scheduled("r" + n, RETRO)))
                        .toArray(TeamEvent[]::new);
        team.given(full).when(new SetRound("one-more", RETRO)).thenRejected(TOO_MANY_ROUNDS);
        team.given(full)
                .when(new SchedulePoll("r7", MORNINGS, "UTC"))
                .then(scheduled("r7", RETRO.at(MORNINGS, "UTC")));
    }

    @Test
    void holidays_are_chosen_and_given_up() {
        var zurich = new HolidaysChosen("CH", "ZH");
        var chosen = Optional.of(new Holidays("CH", Optional.of("ZH")));
        team.given(REGISTERED).when(new ChooseHolidays(chosen)).then(zurich);
        team.given(REGISTERED, zurich).when(new ChooseHolidays(chosen)).thenNothing();
        team.given(REGISTERED, zurich)
                .when(new ChooseHolidays(Optional.empty()))
                .then(new HolidaysChosen(null, null));
        team.given(REGISTERED).when(new ChooseHolidays(Optional.empty())).thenNothing();
    }

    private static TeamEvent scheduled(String name, PollRound round) {
        return round.scheduled(name);
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
