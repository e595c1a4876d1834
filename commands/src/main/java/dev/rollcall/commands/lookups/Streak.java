package dev.rollcall.commands.lookups;

import dev.rollcall.commands.lookups.RecentUpdates.Turn;
import dev.rollcall.commands.lookups.TeamPolls.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// How many polls in a row somebody answered, by the rules of the read side's `streaks`: late or
/// not, of those that asked them something under their name. The newest is missed only once the
/// next is opened; who was not asked in it has no run that could go on. Where a team has no polls,
/// working days on which they said something, and today is missed only tomorrow.
public final class Streak {

    private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);
    private static final int WEEK = 7;
    private static final int WORKING_DAYS = 5;

    private Streak() {}

    /// Of a team that has polls.
    ///
    /// @param polls the team's, in the order in which they were opened
    /// @param turns the person's, to that team
    public static int ofPolls(List<Step> polls, List<Turn> turns) {
        var named = polls.stream().filter(Step::named).toList();
        if (named.isEmpty() || !named.getLast().asked()) {
            return 0;
        }
        var answered = answered(polls, turns);
        int run = 0;
        for (var poll : named.reversed()) {
            boolean newest = poll.equals(named.getLast());
            if (answered.contains(poll.poll())) {
                run++;
            } else if (poll.asked() && !newest) {
                return run;
            }
        }
        return run;
    }

    private static Set<UUID> answered(List<Step> polls, List<Turn> turns) {
        var asked = polls.stream().filter(Step::asked).map(Step::poll).collect(Collectors.toSet());
        return turns.stream()
                .flatMap(turn -> answers(polls, turn.poll(), turn.at()).stream())
                .filter(asked::contains)
                .collect(Collectors.toSet());
    }

    /// An update answers the poll that it names, or else the last one that was opened before it.
    public static Optional<UUID> answers(List<Step> polls, Optional<UUID> named, Instant at) {
        return named.or(
                () ->
                        polls.reversed().stream()
                                .filter(poll -> !poll.at().isAfter(at))
                                .map(Step::poll)
                                .findFirst());
    }

    /// Of a team without polls.
    ///
    /// @param zone of the team's schedule
    public static int ofDays(List<Turn> turns, ZoneId zone, Instant now) {
        var days = new HashSet<Long>();
        turns.forEach(turn -> days.add(number(turn.at(), zone)));
        long day = number(now, zone);
        int run = 0;
        for (day = days.contains(day) ? day : day - 1; days.contains(day); day--) {
            run++;
        }
        return run;
    }

    /// Monday follows Friday; a weekend belongs to its Friday.
    private static long number(Instant moment, ZoneId zone) {
        long days = ChronoUnit.DAYS.between(A_MONDAY, moment.atZone(zone).toLocalDate());
        return Math.floorDiv(days, WEEK) * WORKING_DAYS
                + Math.min(Math.floorMod(days, WEEK), WORKING_DAYS - 1);
    }
}
