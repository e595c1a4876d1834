package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.model.person.Person;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.FreshPeople;
import dev.rollcall.commands.roster.SlackPerson;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// What Slack knows of people that decides something: their clock, and whether they run the
/// workspace. Without an answer in time, nothing is known.
@ApplicationScoped
public class SlackUsers {

    private final FreshPeople people;
    private final Aggregates aggregates;

    SlackUsers(FreshPeople people, Aggregates aggregates) {
        this.people = people;
        this.aggregates = aggregates;
    }

    /// The one that they chose, or else Slack's.
    public Uni<ZoneId> zone(Member who) {
        return aggregates
                .read(Person.decider(), NamedIds.person(who.workspace(), who.user()))
                .chain(
                        person ->
                                person.timeZone()
                                        .flatMap(SlackUsers::zone)
                                        .map(zone -> Uni.createFrom().item(zone))
                                        .orElseGet(() -> slacksZone(who)));
    }

    private Uni<ZoneId> slacksZone(Member who) {
        return people.known(who)
                .map(
                        person ->
                                person.flatMap(SlackPerson::timeZone)
                                        .flatMap(SlackUsers::zone)
                                        .orElse(ZoneOffset.UTC));
    }

    public Uni<Boolean> runsWorkspace(Member who) {
        return people.fresh(who).map(person -> person.filter(SlackPerson::admin).isPresent());
    }

    /// Somebody whom a user of a workspace mentions: a person who is there, with the workspace that
    /// they are of.
    public Uni<Optional<Member>> mentioned(String workspace, String user) {
        return people.known(new Member(workspace, user))
                .map(
                        person ->
                                person.filter(known -> !known.bot() && !known.deactivated())
                                        .map(SlackPerson::home));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
