package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.FreshPeople;
import dev.rollcall.edge.problems.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What people are called, by Slack, or else by a name that must do.
@ApplicationScoped
public class Authors {

    /// A part of the time in which the whole command must be done.
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final int LONGEST = 200;

    private final FreshPeople people;

    Authors(FreshPeople people) {
        this.people = people;
    }

    /// The name that Slack shows, or showed before where it does not say in time.
    ///
    /// @param otherwise a name that came with the request; may be empty
    public Uni<String> name(Member person, String otherwise) {
        return people.name(person, PATIENCE)
                .map(name -> name.orElseGet(() -> isName(otherwise) ? otherwise : person.user()));
    }

    private static boolean isName(String name) {
        return name != null && Text.flaw(name, LONGEST).isEmpty();
    }
}
