package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.Audiences.Doubt;
import dev.rollcall.commands.polls.Audiences.Whom;
import dev.rollcall.commands.polls.People.Someone;
import dev.rollcall.commands.roster.SlackPeople;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Whom a round would ask, for whoever sets it.
@ApplicationScoped
public class Foreseen {

    private final Audiences audiences;
    private final People people;
    private final SlackPeople slackPeople;
    private final Clock clock;

    Foreseen(Audiences audiences, People people, SlackPeople slackPeople, Clock clock) {
        this.audiences = audiences;
        this.people = people;
        this.slackPeople = slackPeople;
        this.clock = clock;
    }

    public record Audience(List<Person> people, Optional<Doubt> doubt) {
        public Audience {
            people = List.copyOf(people);
        }
    }

    public record Person(Member member, Optional<String> name, Optional<String> timeZone) {}

    public Uni<Audience> of(Team.Active team, dev.rollcall.events.Audience audience) {
        return audiences
                .of(team, audience)
                .call(whom -> slackPeople.want(audiences.askable(whom)))
                .chain(
                        whom ->
                                people.around(clock.instant(), whom.members())
                                        .map(known -> foreseen(team, audience, whom, known)));
    }

    private Audience foreseen(
            Team.Active team,
            dev.rollcall.events.Audience audience,
            Whom whom,
            List<Someone> known) {
        var nobody =
                known.isEmpty() ? Optional.of(Audiences.nobody(audience)) : Optional.<Doubt>empty();
        return new Audience(
                known.stream()
                        .map(
                                person ->
                                        new Person(
                                                person.member(),
                                                person.name(),
                                                person.zone().map(ZoneId::getId)))
                        .toList(),
                whom.doubt()
                        .or(() -> nobody)
                        .or(
                                () ->
                                        audiences.strangers(
                                                team,
                                                known.stream().map(Someone::member).toList())));
    }
}
