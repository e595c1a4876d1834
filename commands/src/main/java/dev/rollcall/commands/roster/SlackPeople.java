package dev.rollcall.commands.roster;

import static dev.rollcall.commands.roster.Rosters.utc;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What Slack has said of people, by the workspace that sees them.
@ApplicationScoped
public class SlackPeople {

    private static final String WANT =
            """
            insert into commands.slack_users (slack_workspace, slack_user)
            select *
            from unnest($1::varchar[], $2::varchar[])
            on conflict do nothing
            """;

    private static final String TOLD_SINCE =
            """
            select coalesce(home_workspace, slack_workspace) as home_workspace, slack_user, name,
                   time_zone, bot, deactivated, guest, admin
            from commands.slack_users
            where slack_workspace = $1
            and slack_user = $2
            and told_at >= $3
            """;

    private static final String NAME =
            """
            select name
            from commands.slack_users
            where slack_workspace = $1
            and slack_user = $2
            """;

    private static final String HOME =
            """
            select coalesce(home_workspace, slack_workspace) as home_workspace
            from commands.slack_users
            where slack_workspace = $1
            and slack_user = $2
            """;

    private static final String ADD =
            """
            insert into commands.slack_users (slack_workspace, slack_user)
            values ($1, $2)
            on conflict do nothing
            """;

    /// What was said later stands. Another time zone may be the first one that a round goes by.
    private static final String TELL =
            """
            with before as (
                select time_zone, bot or deactivated as gone
                from commands.slack_users
                where slack_workspace = $1
                and slack_user = $2
            ), told as (
                update commands.slack_users
                set home_workspace = $3, name = $4, time_zone = $5, bot = $6, deactivated = $7,
                    guest = $8, admin = $9, told_at = $10, failure = null, due_at = $11,
                    claimed_until = 'epoch'
                where slack_workspace = $1
                and slack_user = $2
                and (told_at is null or told_at <= $10)
                returning time_zone, bot or deactivated as gone
            )
            update commands.rounds
            set due_at = null, revision = revision + 1
            where own_zones
            and exists (
                select
                from before, told
                where (before.time_zone, before.gone) is distinct from (told.time_zone, told.gone))
            and (
                team_id in (select team_id from commands.teams where slack_workspace = $1)
                or team_id in (
                    select team_id
                    from commands.memberships
                    where slack_workspace = $3
                    and slack_user = $2))
            """;

    private static final String CLAIM =
            """
            update commands.slack_users
            set claimed_until = $2
            where (slack_workspace, slack_user) in (
                select slack_workspace, slack_user
                from commands.slack_users
                where due_at <= $1
                and claimed_until <= $1
                order by due_at
                limit $3
                for update skip locked)
            returning slack_workspace, slack_user
            """;

    private static final String FAIL =
            """
            update commands.slack_users
            set claimed_until = 'epoch', due_at = $3, failure = coalesce($4, failure)
            where slack_workspace = $1
            and slack_user = $2
            """;

    /// Whom no team and no round asks for.
    private static final String FORGET =
            """
            delete from commands.slack_users who
            where due_at < $1
            and told_at is not null
            and not exists (
                select
                from commands.slack_audiences member
                where member.slack_workspace = who.slack_workspace
                and member.slack_user = who.slack_user)
            and not exists (
                select
                from commands.memberships member
                where member.slack_workspace = coalesce(who.home_workspace, who.slack_workspace)
                and member.slack_user = who.slack_user)
            """;

    private final Pool pool;
    private final Clock clock;

    public SlackPeople(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// From now on Slack is asked about these.
    public Uni<Void> want(Collection<Member> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(WANT)
                        .execute(
                                Tuple.of(
                                        people.stream()
                                                .map(Member::workspace)
                                                .toArray(String[]::new),
                                        people.stream().map(Member::user).toArray(String[]::new)))
                        .replaceWithVoid();
    }

    /// The workspace that somebody is of whom another one sees in a channel that it shares; the
    /// same one of whom nothing is known.
    public Uni<String> homeOf(Member seen) {
        return pool.preparedQuery(HOME)
                .execute(Tuple.of(seen.workspace(), seen.user()))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> row.getString("home_workspace"))
                                        .orElse(seen.workspace()));
    }

    /// What Slack called somebody, however long ago.
    Uni<Optional<String>> lastNameOf(Member seen) {
        return pool.preparedQuery(NAME)
                .execute(Tuple.of(seen.workspace(), seen.user()))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .flatMap(
                                                row -> Optional.ofNullable(row.getString("name"))));
    }

    /// What Slack said of somebody since a moment.
    Uni<Optional<SlackPerson>> toldSince(Member who, Instant since) {
        return pool.preparedQuery(TOLD_SINCE)
                .execute(Tuple.of(who.workspace(), who.user(), utc(since)))
                .map(rows -> rows.stream().findFirst().map(SlackPeople::person));
    }

    private static SlackPerson person(Row row) {
        return new SlackPerson(
                new Member(row.getString("home_workspace"), row.getString("slack_user")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("time_zone")),
                row.getBoolean("bot"),
                row.getBoolean("deactivated"),
                row.getBoolean("guest"),
                row.getBoolean("admin"));
    }

    /// Of somebody who was not asked about before, too.
    public Uni<Void> add(String seenIn, SlackPerson person, Instant at, Duration refresh) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(seenIn, person.home().user()))
                .chain(() -> tell(seenIn, List.of(person), at, refresh));
    }

    /// Of people whom nobody asks about, nothing is kept.
    Uni<Void> tell(String seenIn, List<SlackPerson> people, Instant at, Duration refresh) {
        var rows =
                people.stream()
                        .map(
                                person ->
                                        Tuple.from(
                                                Arrays.asList(
                                                        seenIn,
                                                        person.home().user(),
                                                        person.home().workspace(),
                                                        person.name().orElse(null),
                                                        person.timeZone().orElse(null),
                                                        person.bot(),
                                                        person.deactivated(),
                                                        person.guest(),
                                                        person.admin(),
                                                        utc(at),
                                                        utc(clock.instant().plus(refresh)))))
                        .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(TELL).executeBatch(rows).replaceWithVoid();
    }

    /// By the workspaces that see them.
    Uni<List<Member>> claim(int most, Duration length) {
        var now = clock.instant();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(length)), most))
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new Member(
                                                                row.getString("slack_workspace"),
                                                                row.getString("slack_user")))
                                        .toList());
    }

    /// @param failure empty where Slack only wants to be asked later
    Uni<Void> failed(Member who, Optional<String> failure, Instant next) {
        return pool.preparedQuery(FAIL)
                .execute(Tuple.of(who.workspace(), who.user(), utc(next), failure.orElse(null)))
                .replaceWithVoid();
    }

    /// @param due who would be asked about again before then
    Uni<Void> forget(Instant due) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(utc(due))).replaceWithVoid();
    }
}
