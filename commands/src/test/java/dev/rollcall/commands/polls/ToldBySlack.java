package dev.rollcall.commands.polls;

import static dev.rollcall.commands.handling.Store.PATIENCE;
import static dev.rollcall.commands.polls.World.WORKSPACE;

import dev.rollcall.commands.handling.Store;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.Rosters;
import dev.rollcall.commands.roster.SlackPeople;
import dev.rollcall.commands.roster.SlackPerson;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// What Slack has said of people, channels and user groups, as far as it is known.
record ToldBySlack(Store store, Clock clock) {

    void members(String audience, String... users) {
        store.administer(
                """
                insert into commands.slack_rosters
                    (slack_workspace, audience, user_group, known_at, needed_at, due_at)
                values ('%s', '%s', %s, 'epoch', 'epoch', 'infinity')
                """
                        .formatted(WORKSPACE, audience, audience.startsWith("S")));
        for (var user : users) {
            store.administer(
                    "insert into commands.slack_audiences values ('%s', '%s', '%s')"
                            .formatted(WORKSPACE, audience, user));
        }
    }

    /// What was awaited.
    void membersAtLast(String audience, String... users) {
        store.administer(
                "delete from commands.slack_rosters where audience = '%s'".formatted(audience));
        members(audience, users);
    }

    /// Somebody came or went, and it has not said yet who is there now.
    void changed(String audience) {
        new Rosters(store.pool, clock).changed(WORKSPACE, audience).await().atMost(PATIENCE);
    }

    void left(String audience, String user) {
        store.administer(
                "delete from commands.slack_audiences where audience = '%s' and slack_user = '%s'"
                        .formatted(audience, user));
    }

    /// Of another workspace, seen in a channel that is shared with it.
    void isOf(String user, String workspace) {
        add(new Member(workspace, user), Optional.empty(), false, false);
    }

    void livesIn(String user, String timeZone) {
        is(user, Optional.of(timeZone), false, false);
    }

    void isBot(String user) {
        is(user, Optional.empty(), true, false);
    }

    void isDeactivated(String user) {
        is(user, Optional.empty(), false, true);
    }

    private void is(String user, Optional<String> zone, boolean bot, boolean gone) {
        add(World.member(user), zone, bot, gone);
    }

    private void add(Member who, Optional<String> zone, boolean bot, boolean gone) {
        var person = new SlackPerson(who, Optional.empty(), zone, bot, gone, false, false);
        new SlackPeople(store.pool, clock)
                .add(WORKSPACE, person, clock.instant(), Duration.ofDays(1))
                .await()
                .atMost(PATIENCE);
    }
}
