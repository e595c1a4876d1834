package dev.rollcall.commands.roster;

import com.slack.api.model.User;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.Rosters.Claim;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import dev.rollcall.commands.slack.SlackApi;
import dev.rollcall.commands.slack.SlackApi.Part;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Asks Slack for what is due, page by page and as slowly as Slack wants it. Any number of pods may
/// be at it: each claims what it asks for. Blocks.
@ApplicationScoped
class Refreshing {

    private static final Logger LOG = Logger.getLogger(Refreshing.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int PEOPLE_AT_ONCE = 1_000;
    private static final String NO_TOKEN = "not_authed";

    private final SlackWorkspaces slack;
    private final Rosters rosters;
    private final SlackPeople people;
    private final RosterConfig config;
    private final Clock clock;

    Refreshing(
            SlackWorkspaces slack,
            Rosters rosters,
            SlackPeople people,
            RosterConfig config,
            Clock clock) {
        this.slack = slack;
        this.rosters = rosters;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /// Whether there was something to ask.
    boolean once() {
        var roster = await(rosters.claim(config.claim()));
        roster.ifPresent(this::ask);
        var due = await(people.claim(PEOPLE_AT_ONCE, config.claim()));
        due.stream().collect(Collectors.groupingBy(Member::workspace)).forEach(this::askAbout);
        return roster.isPresent() || !due.isEmpty();
    }

    /// Of people, before they would be asked about again.
    void forget(Duration every) {
        await(rosters.forget(clock.instant().minus(config.kept())));
        await(people.forget(clock.instant().plus(every)));
    }

    private void ask(Claim claim) {
        var asked = clock.instant();
        switch (members(claim)) {
            case Done(var users) ->
                    await(rosters.keep(claim, users, asked, asked.plus(config.refresh())));
            case Busy(var pause) ->
                    await(rosters.failed(claim, Optional.empty(), asked.plus(pause)));
            case Refused(var refusal) -> failed(claim, refusal.error());
            case NotSent(var reason) -> failed(claim, reason);
            case Unknown(var reason) -> failed(claim, reason);
        }
    }

    private SlackAnswer<List<String>> members(Claim claim) {
        if (!slack.usable(claim.workspace())) {
            return new Refused<>(new SlackRefusal(NO_TOKEN));
        }
        var api = slack.in(claim.workspace());
        return claim.userGroup()
                ? api.membersOfGroup(claim.audience())
                : all(cursor -> api.membersOfChannel(claim.audience(), cursor));
    }

    private static <T> SlackAnswer<List<T>> all(
            Function<Optional<String>, SlackAnswer<Part<T>>> page) {
        var all = new ArrayList<T>();
        Optional<String> cursor = Optional.empty();
        do {
            var answer = page.apply(cursor);
            if (!(answer instanceof Done<Part<T>>(var part))) {
                return answer.then(_ -> new Done<>(List.of()));
            }
            all.addAll(part.items());
            cursor = part.next();
        } while (cursor.isPresent());
        return new Done<>(all);
    }

    private void failed(Claim claim, String reason) {
        LOG.warnf(
                "Slack did not say who is in %s of workspace %s (%s): rounds that ask them ask as it last said, or the team's members; tried again in %d s. What to do: %s",
                claim.audience(),
                claim.workspace(),
                reason,
                config.pause().toSeconds(),
                SlackRefusal.remedyOf(reason));
        await(rosters.failed(claim, Optional.of(reason), clock.instant().plus(config.pause())));
    }

    private void askAbout(String workspace, List<Member> due) {
        if (!slack.usable(workspace)) {
            due.forEach(who -> failed(who, NO_TOKEN, config.refreshPeople()));
            return;
        }
        var api = slack.in(workspace);
        var left = due.size() > config.oneByOne() ? notListed(api, workspace, due) : due;
        for (var who : left) {
            var asked = clock.instant();
            switch (api.user(who.user())) {
                case Done(var user) -> tell(workspace, List.of(user), asked);
                case Busy(var pause) ->
                        await(people.failed(who, Optional.empty(), asked.plus(pause)));
                case Refused(var refusal) when !refusal.passes() ->
                        failed(who, refusal.error(), config.refreshPeople());
                case Refused(var refusal) -> failed(who, refusal.error(), config.pause());
                case NotSent(var reason) -> failed(who, reason, config.pause());
                case Unknown(var reason) -> failed(who, reason, config.pause());
            }
        }
    }

    /// Of many, the list of the whole workspace tells at once; people of other ones are not in it.
    private List<Member> notListed(SlackApi api, String workspace, List<Member> due) {
        var asked = clock.instant();
        if (!(all(api::users) instanceof Done<List<User>>(var listed))) {
            return due;
        }
        tell(workspace, listed, asked);
        var known = new HashSet<>(listed.stream().map(User::getId).toList());
        return due.stream().filter(who -> !known.contains(who.user())).toList();
    }

    private void tell(String workspace, List<User> users, Instant asked) {
        var told = users.stream().map(user -> SlackPerson.of(workspace, user)).toList();
        await(people.tell(workspace, told, asked, config.refreshPeople()));
    }

    private void failed(Member who, String reason, Duration pause) {
        LOG.debugf("Slack did not say who %s is: %s", who, reason);
        await(people.failed(who, Optional.of(reason), clock.instant().plus(pause)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
