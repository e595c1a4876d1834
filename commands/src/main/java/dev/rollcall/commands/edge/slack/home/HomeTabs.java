package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Whose Home tab may be open, and what it shows, for all pods.
@ApplicationScoped
class HomeTabs {

    private static final String OPENED =
            """
            insert into commands.slack_homes (slack_workspace, slack_user, opened_at)
            values ($1, $2, $3)
            on conflict (slack_workspace, slack_user) do update
            set opened_at = excluded.opened_at
            """;

    private static final String FIND =
            """
            select shown, hash, shown_at
            from commands.slack_homes
            where slack_workspace = $1
            and slack_user = $2
            """;

    private static final String SHOWS =
            """
            insert into commands.slack_homes as home
                (slack_workspace, slack_user, opened_at, shown, hash, shown_at)
            values ($1, $2, $5, $3, $4, $5)
            on conflict (slack_workspace, slack_user) do update
            set shown = excluded.shown, hash = excluded.hash, shown_at = excluded.shown_at
            """;

    /// Each by one pod: whoever comes second finds that it tells of the change already.
    private static final String TAKE =
            """
            update commands.slack_homes home
            set tells = due.changed
            from (
                select tab.slack_workspace, tab.slack_user, max(team.changed) as changed
                from commands.slack_homes tab
                cross join lateral (
                    select membership.team_id
                    from commands.memberships membership
                    where membership.slack_workspace = tab.slack_workspace
                    and membership.slack_user = tab.slack_user
                    union
                    select poll.team_id
                    from commands.poll_asked asked
                    join commands.polls poll using (poll_id)
                    where asked.slack_workspace = tab.slack_workspace
                    and asked.slack_user = tab.slack_user) theirs
                join commands.teams team using (team_id)
                where tab.opened_at > $1
                group by tab.slack_workspace, tab.slack_user, tab.tells
                having max(team.changed) > tab.tells
                limit $2
            ) due
            where home.slack_workspace = due.slack_workspace
            and home.slack_user = due.slack_user
            and home.tells < due.changed
            returning home.slack_workspace, home.slack_user
            """;

    private static final String GIVE_BACK =
            """
            update commands.slack_homes
            set tells = 0
            where slack_workspace = $1
            and slack_user = $2
            """;

    private final Pool pool;

    HomeTabs(Pool pool) {
        this.pool = pool;
    }

    /// @param mark of what it shows
    /// @param hash Slack's of it
    record Shown(String mark, String hash, Instant at) {}

    Uni<Void> opened(Member who, Instant now) {
        return pool.preparedQuery(OPENED)
                .execute(Tuple.of(who.workspace(), who.user(), utc(now)))
                .replaceWithVoid();
    }

    Uni<Optional<Shown>> shownTo(Member who) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(who.workspace(), who.user()))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .filter(row -> row.getString("shown") != null)
                                        .map(HomeTabs::shown));
    }

    private static Shown shown(Row row) {
        return new Shown(
                row.getString("shown"),
                row.getString("hash"),
                row.getOffsetDateTime("shown_at").toInstant());
    }

    Uni<Void> shows(Member who, Shown shown) {
        return pool.preparedQuery(SHOWS)
                .execute(
                        Tuple.of(
                                who.workspace(),
                                who.user(),
                                shown.mark(),
                                shown.hash(),
                                utc(shown.at())))
                .replaceWithVoid();
    }

    /// Those that were opened since a moment and that something happened to which they do not tell.
    Uni<List<Member>> takeChanged(Instant openedSince, int most) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(utc(openedSince), most))
                .map(rows -> rows.stream().map(HomeTabs::member).toList());
    }

    /// It still does not tell of it.
    Uni<Void> giveBack(Member who) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(who.workspace(), who.user()))
                .replaceWithVoid();
    }

    private static Member member(Row row) {
        return new Member(row.getString(0), row.getString(1));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
