package dev.rollcall.commands.roster;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Who is in the channels and user groups that rounds ask, as far as Slack has said. Whoever looks
/// makes it known that it is needed, and it is asked of Slack from then on.
@ApplicationScoped
public class Rosters {

    private static final Duration NOTE_EVERY = Duration.ofHours(1);

    private static final String NEED =
            """
            insert into commands.slack_rosters as known
                (slack_workspace, audience, user_group, awaited_since, needed_at, due_at)
            values ($1, $2, $3, $4, $4, $4)
            on conflict (slack_workspace, audience) do update
            set needed_at = excluded.needed_at
            where known.needed_at < $5
            """;

    private static final String KNOWN =
            """
            select roster.known_at, roster.awaited_since, roster.failure,
                   array(
                       select coalesce(who.home_workspace, who.slack_workspace, roster.slack_workspace)
                              || ' ' || member.slack_user
                       from commands.slack_audiences member
                       left join commands.slack_users who using (slack_workspace, slack_user)
                       where member.slack_workspace = roster.slack_workspace
                       and member.audience = roster.audience
                       order by member.slack_user
                   ) as members
            from commands.slack_rosters roster
            where roster.slack_workspace = $1
            and roster.audience = $2
            """;

    private static final String CHANGED =
            """
            update commands.slack_rosters
            set revision = revision + 1,
                awaited_since = coalesce(awaited_since, $3),
                failure = null,
                due_at = $3
            where slack_workspace = $1
            and audience = $2
            """;

    /// For one that no other pod is at.
    private static final String CLAIM =
            """
            update commands.slack_rosters
            set claimed_until = $2
            where (slack_workspace, audience) = (
                select slack_workspace, audience
                from commands.slack_rosters
                where due_at <= $1
                and claimed_until <= $1
                order by due_at
                limit 1
                for update skip locked)
            returning slack_workspace, audience, user_group, revision
            """;

    /// Unless Slack told of a change meanwhile: then it is asked again at once.
    private static final String KEEP =
            """
            with kept as (
                update commands.slack_rosters
                set claimed_until = 'epoch',
                    known_at = case when revision = $4 then $5 else known_at end,
                    awaited_since = case when revision = $4 then null else awaited_since end,
                    failure = case when revision = $4 then null else failure end,
                    due_at = case when revision = $4 then $6 else due_at end
                where slack_workspace = $1
                and audience = $2
                returning revision = $4 as right
            ), gone as (
                delete from commands.slack_audiences
                where slack_workspace = $1
                and audience = $2
                and slack_user <> all ($3)
                and (select kept.right from kept)
                returning slack_user
            ), come as (
                insert into commands.slack_audiences (slack_workspace, audience, slack_user)
                select $1, $2, slack_user
                from unnest($3::varchar[]) slack_user
                where (select kept.right from kept)
                on conflict do nothing
                returning slack_user
            ), people as (
                insert into commands.slack_users (slack_workspace, slack_user)
                select $1, slack_user
                from unnest($3::varchar[]) slack_user
                where (select kept.right from kept)
                on conflict do nothing
            )
            update commands.rounds
            set due_at = null, revision = revision + 1
            where own_zones
            and (exists (select from gone) or exists (select from come))
            and team_id in (select team_id from commands.teams where slack_workspace = $1)
            """;

    /// Unless Slack told of a change meanwhile: then it is asked again at once.
    private static final String FAIL =
            """
            update commands.slack_rosters
            set claimed_until = 'epoch',
                due_at = case when revision = $5 then $3 else due_at end,
                failure = case when revision = $5 then coalesce($4, failure) else failure end
            where slack_workspace = $1
            and audience = $2
            """;

    private static final String FORGET =
            """
            with old as (
                delete from commands.slack_rosters
                where needed_at < $1
                returning slack_workspace, audience
            )
            delete from commands.slack_audiences
            where (slack_workspace, audience) in (select slack_workspace, audience from old)
            """;

    private final Pool pool;
    private final Clock clock;

    public Rosters(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// How it stands with what Slack has said of a channel or a user group.
    ///
    /// @param knownAt as of when these are its members
    /// @param awaitedSince since when Slack is to be asked; empty where what it said stands
    /// @param failure why it did not say, the last time
    public record Roster(
            List<Member> members,
            Optional<Instant> knownAt,
            Optional<Instant> awaitedSince,
            Optional<String> failure) {
        public Roster {
            members = List.copyOf(members);
        }
    }

    /// What a pod asks Slack for.
    record Claim(String workspace, String audience, boolean userGroup, long revision) {}

    /// With bots, and with people who are not there any more.
    public Uni<Roster> of(String workspace, String audience, boolean userGroup) {
        var now = clock.instant();
        return pool.preparedQuery(NEED)
                .execute(
                        Tuple.of(
                                workspace,
                                audience,
                                userGroup,
                                utc(now),
                                utc(now.minus(NOTE_EVERY))))
                .chain(() -> pool.preparedQuery(KNOWN).execute(Tuple.of(workspace, audience)))
                .map(rows -> roster(rows.iterator().next()));
    }

    private static Roster roster(Row row) {
        return new Roster(
                List.of(row.getArrayOfStrings("members")).stream().map(Rosters::member).toList(),
                moment(row, "known_at"),
                moment(row, "awaited_since"),
                Optional.ofNullable(row.getString("failure")));
    }

    private static Member member(String ids) {
        int space = ids.indexOf(' ');
        return new Member(ids.substring(0, space), ids.substring(space + 1));
    }

    /// Slack says that who is in it has changed, or may have.
    public Uni<Void> changed(String workspace, String audience) {
        return pool.preparedQuery(CHANGED)
                .execute(Tuple.of(workspace, audience, utc(clock.instant())))
                .replaceWithVoid();
    }

    Uni<Optional<Claim>> claim(Duration length) {
        var now = clock.instant();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(length))))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(
                                                row ->
                                                        new Claim(
                                                                row.getString("slack_workspace"),
                                                                row.getString("audience"),
                                                                row.getBoolean("user_group"),
                                                                row.getLong("revision"))));
    }

    /// @param asked when Slack was asked
    Uni<Void> keep(Claim claim, List<String> users, Instant asked, Instant next) {
        return pool.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                claim.workspace(),
                                claim.audience(),
                                users.toArray(String[]::new),
                                claim.revision(),
                                utc(asked),
                                utc(next)))
                .replaceWithVoid();
    }

    /// @param failure empty where Slack only wants to be asked later
    Uni<Void> failed(Claim claim, Optional<String> failure, Instant next) {
        return pool.preparedQuery(FAIL)
                .execute(
                        Tuple.of(
                                claim.workspace(),
                                claim.audience(),
                                utc(next),
                                failure.orElse(null),
                                claim.revision()))
                .replaceWithVoid();
    }

    /// What nobody has looked at since a moment.
    Uni<Void> forget(Instant before) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(utc(before))).replaceWithVoid();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
