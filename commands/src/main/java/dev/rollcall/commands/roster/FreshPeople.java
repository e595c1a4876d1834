package dev.rollcall.commands.roster;

import com.slack.api.model.User;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// What Slack says of somebody who is there and waits: as it said not long ago, of which it tells
/// changes, or else now. What it says too late for them is kept for the next time.
@ApplicationScoped
public class FreshPeople {

    private static final Logger LOG = Logger.getLogger(FreshPeople.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SlackWorkspaces slack;
    private final SlackPeople people;
    private final RosterConfig config;
    private final Clock clock;

    FreshPeople(SlackWorkspaces slack, SlackPeople people, RosterConfig config, Clock clock) {
        this.slack = slack;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /// For what they are and where they live, which seldom changes, and of which Slack tells.
    public Uni<Optional<SlackPerson>> known(Member who) {
        return within(config.refreshPeople(), who, PATIENCE);
    }

    /// What somebody is called, now or, while Slack does not say, when it last said.
    public Uni<Optional<String>> name(Member who, Duration patience) {
        return within(config.refreshPeople(), who, patience)
                .map(person -> person.flatMap(SlackPerson::name))
                .chain(
                        name ->
                                name.isPresent()
                                        ? Uni.createFrom().item(name)
                                        : people.lastNameOf(who));
    }

    /// For what they may.
    public Uni<Optional<SlackPerson>> fresh(Member who) {
        return within(config.adminsFor(), who, PATIENCE);
    }

    private Uni<Optional<SlackPerson>> within(Duration age, Member who, Duration patience) {
        if (!slack.usable(who.workspace())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return people.toldSince(who, clock.instant().minus(age))
                .chain(
                        told ->
                                told.isPresent()
                                        ? Uni.createFrom().item(told)
                                        : asked(who, patience));
    }

    private Uni<Optional<SlackPerson>> asked(Member who, Duration patience) {
        var answer = ask(who).memoize().indefinitely();
        answer.subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.debugf(failure, "what Slack says of %s is not kept", who));
        return answer.ifNoItem().after(patience).recoverWithItem(Optional.empty());
    }

    private Uni<Optional<SlackPerson>> ask(Member who) {
        var asked = clock.instant();
        return Uni.createFrom()
                .item(() -> slack.in(who.workspace()).user(who.user()))
                .runSubscriptionOn(THREADS)
                .map(
                        answer ->
                                answer instanceof SlackAnswer.Done<User>(var user)
                                        ? Optional.of(SlackPerson.of(who.workspace(), user))
                                        : Optional.<SlackPerson>empty())
                .call(
                        person ->
                                person.map(
                                                known ->
                                                        people.add(
                                                                who.workspace(),
                                                                known,
                                                                asked,
                                                                config.refreshPeople()))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
