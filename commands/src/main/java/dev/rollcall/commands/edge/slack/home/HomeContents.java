package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.model.team.Member;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What somebody's Home tab tells. People of other workspaces are left out of it.
///
/// @param names of the teams that the last updates were for, as far as they are known
record HomeContents(
        List<TeamToday> teams, List<Said> last, Map<UUID, String> names, Settings settings) {

    HomeContents {
        teams = List.copyOf(teams);
        last = List.copyOf(last);
        names = Map.copyOf(names);
    }

    /// @param streak of the person whose Home it is
    /// @param polled whether the streak counts polls, or days
    /// @param said who said something today, each once
    record TeamToday(
            UUID id,
            String name,
            int streak,
            boolean polled,
            List<PollToday> polls,
            List<String> said,
            List<Blocked> blocked) {

        TeamToday {
            polls = List.copyOf(polls);
            said = List.copyOf(said);
            blocked = List.copyOf(blocked);
        }
    }

    /// @param named whether it can be said who has answered
    /// @param mine whether the person whose Home it is may answer it still
    record PollToday(
            UUID id,
            String round,
            String slot,
            boolean open,
            boolean named,
            boolean mine,
            List<Member> answered,
            List<Member> awaited) {

        PollToday {
            answered = List.copyOf(answered);
            awaited = List.copyOf(awaited);
        }
    }

    /// @param who as Slack shows them
    record Blocked(String who, String what) {}

    /// @param chosen whether the time zone is another one than Slack's
    record Settings(
            ZoneId zone,
            boolean chosen,
            List<DaysOff> daysOff,
            boolean reminded,
            boolean interviewed) {
        Settings {
            daysOff = List.copyOf(daysOff);
        }
    }

    /// Both included.
    record DaysOff(LocalDate first, LocalDate last) {

        String written() {
            return first + "/" + last;
        }

        static Optional<DaysOff> read(String written) {
            var days = written.split("/", -1);
            try {
                return days.length == 2
                        ? Optional.of(
                                new DaysOff(LocalDate.parse(days[0]), LocalDate.parse(days[1])))
                        : Optional.empty();
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }
}
