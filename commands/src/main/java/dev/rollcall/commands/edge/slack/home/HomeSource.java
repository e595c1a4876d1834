package dev.rollcall.commands.edge.slack.home;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.commands.edge.slack.home.HomeContents.DaysOff;
import dev.rollcall.commands.edge.slack.home.HomeContents.Settings;
import dev.rollcall.commands.edge.slack.intake.SlackUsers;
import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.model.person.Person;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.OwnTeams;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// Gathers what somebody's Home tab tells, from the look-ups. Blocks.
@ApplicationScoped
class HomeSource {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LAST = 5;
    private static final Duration ZONE_KEPT = Duration.ofHours(1);
    private static final int PEOPLE = 10_000;

    private final OwnTeams ownTeams;
    private final RecentUpdates updates;
    private final TeamsToday today;
    private final Aggregates aggregates;
    private final SlackUsers users;
    private final Clock clock;

    /// Slack's, of those who chose none.
    private final Cache<Member, ZoneId> zones =
            Caffeine.newBuilder().expireAfterWrite(ZONE_KEPT).maximumSize(PEOPLE).build();

    HomeSource(
            OwnTeams ownTeams,
            RecentUpdates updates,
            TeamsToday today,
            Aggregates aggregates,
            SlackUsers users,
            Clock clock) {
        this.ownTeams = ownTeams;
        this.updates = updates;
        this.today = today;
        this.aggregates = aggregates;
        this.users = users;
        this.clock = clock;
    }

    HomeContents of(Member who) {
        var person =
                await(
                        aggregates.read(
                                Person.decider(), NamedIds.person(who.workspace(), who.user())));
        var zone = zone(who, person);
        var day = LocalDate.now(clock.withZone(zone));
        var teams = await(ownTeams.of(who));
        var last = await(updates.lastOf(who, LAST));
        return new HomeContents(
                today.of(who, teams, day.atStartOfDay(zone).toInstant()),
                last,
                teams.stream().collect(toMap(NamedTeam::id, NamedTeam::name)),
                new Settings(
                        zone,
                        person.timeZone().isPresent(),
                        ranges(person.daysOff().tailSet(day)),
                        person.reminded(),
                        person.interviewed()));
    }

    private ZoneId zone(Member who, Person person) {
        if (person.timeZone().isPresent()) {
            return await(users.zone(who));
        }
        return zones.get(who, someone -> await(users.zone(someone)));
    }

    static List<DaysOff> ranges(SortedSet<LocalDate> days) {
        var ranges = new ArrayList<DaysOff>();
        for (var day : days) {
            boolean goesOn = !ranges.isEmpty() && ranges.getLast().last().plusDays(1).equals(day);
            var first = goesOn ? ranges.removeLast().first() : day;
            ranges.add(new DaysOff(first, day));
        }
        return ranges;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
