package dev.rollcall.commands.edge.slack.intake;

import com.slack.api.model.User;
import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.model.person.Person;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What Slack knows of people that decides something: their clock, and whether they run the
/// workspace. Without an answer in time, nothing is known.
@ApplicationScoped
public class SlackUsers {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SlackWorkspaces slack;
    private final Aggregates aggregates;

    SlackUsers(SlackWorkspaces slack, Aggregates aggregates) {
        this.slack = slack;
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
        return user(who)
                .map(
                        user ->
                                user.flatMap(known -> Optional.ofNullable(known.getTz()))
                                        .flatMap(SlackUsers::zone)
                                        .orElse(ZoneOffset.UTC));
    }

    public Uni<Boolean> runsWorkspace(Member who) {
        return user(who)
                .map(
                        user ->
                                user.filter(User::isAdmin)
                                        .or(() -> user.filter(User::isOwner))
                                        .isPresent());
    }

    /// A user's id alone may be of another workspace.
    private Uni<Optional<User>> user(Member who) {
        if (!slack.usable(who.workspace())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .item(
                        () ->
                                slack.in(who.workspace()).user(who.user())
                                                instanceof SlackAnswer.Done<User>(var user)
                                        ? Optional.of(user)
                                        : Optional.<User>empty())
                .runSubscriptionOn(THREADS)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty())
                .map(user -> user.filter(known -> who.workspace().equals(known.getTeamId())));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
