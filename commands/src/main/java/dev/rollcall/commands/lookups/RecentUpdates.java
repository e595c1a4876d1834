package dev.rollcall.commands.lookups;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was said lately and still stands, as it stands now.
@ApplicationScoped
public class RecentUpdates {

    /// How long it is known what an update says.
    public static final Duration LATELY = Duration.ofDays(30);

    private static final String COLUMNS =
            """
            select update_id, team_id, poll_id, author, slack_workspace, slack_user, answers, said_at,
                   slack_user is not null and exists (
                       select
                       from commands.polls poll
                       where poll.poll_id = updates.poll_id
                       and poll.closed
                       and poll.closes_at <= updates.said_at
                   ) as late
            from commands.updates
            """;

    private static final String OF_TEAMS =
            COLUMNS
                    + """
                      where team_id = any($1)
                      and said_at >= $2
                      and answers is not null
                      order by said_at, update_id
                      """;

    /// Who is not in Slack goes by name; who is anonymous is nobody.
    private static final String NEWEST_OF_EACH =
            """
            select distinct on (team_id, who)
                   update_id, team_id, poll_id, author, slack_workspace, slack_user, answers,
                   said_at, false as late, coalesce(slack_workspace || '/' || slack_user, author) as who
            from commands.updates
            where team_id = any($1)
            and answers is not null
            and (slack_user is not null or poll_id is null)
            order by team_id, who, said_at desc, update_id
            """;

    private static final String IS_OF =
            """
            select
            from commands.updates
            where update_id = $1
            and slack_workspace = $2
            and slack_user = $3
            """;

    private static final String TO_POLL =
            COLUMNS
                    + """
                      where poll_id = $1
                      and answers is not null
                      order by said_at, update_id
                      """;

    private static final String OF_PERSON =
            COLUMNS
                    + """
                      where slack_workspace = $1
                      and slack_user = $2
                      and answers is not null
                      order by said_at desc, update_id
                      limit $3
                      """;

    /// Also what is said under their name where they are not in Slack, as on the read side.
    private static final String TURNS =
            """
            select team_id, poll_id, said_at
            from commands.updates
            where slack_workspace = $1
            and slack_user = $2
            and team_id = any($3)
            union all
            select nobodys.team_id, nobodys.poll_id, nobodys.said_at
            from commands.updates nobodys
            where nobodys.team_id = any($3)
            and nobodys.slack_user is null
            and nobodys.poll_id is null
            and exists (
                select
                from commands.known_authors known
                where known.team_id = nobodys.team_id
                and known.author = nobodys.author
                and known.slack_workspace = $1
                and known.slack_user = $2)
            """;

    private static final String FORGET =
            """
            update commands.updates
            set answers = null
            where said_at < $1
            and answers is not null
            """;

    private final Pool pool;

    public RecentUpdates(Pool pool) {
        this.pool = pool;
    }

    /// A status update as it stands.
    ///
    /// @param who none of who does not come from Slack, or does not say who they are
    /// @param late whether it answers a poll whose time was over; not known of older ones
    public record Said(
            UUID id,
            UUID team,
            Optional<UUID> poll,
            String author,
            Optional<Member> who,
            List<Answer> answers,
            Instant at,
            boolean late) {

        public Said {
            answers = List.copyOf(answers);
        }

        public String text() {
            return Answer.content(answers);
        }
    }

    /// That something was said, and not what.
    public record Turn(UUID team, Optional<UUID> poll, Instant at) {}

    /// In the order in which they came.
    public Uni<List<Said>> of(Collection<UUID> teams, Instant since) {
        return pool.preparedQuery(OF_TEAMS)
                .execute(Tuple.of(teams.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC)))
                .map(RecentUpdates::said);
    }

    /// In the order in which they came.
    public Uni<List<Said>> answering(UUID poll) {
        return pool.preparedQuery(TO_POLL).execute(Tuple.of(poll)).map(RecentUpdates::said);
    }

    /// The last ones of somebody's, newest first.
    public Uni<List<Said>> lastOf(Member who, int most) {
        return pool.preparedQuery(OF_PERSON)
                .execute(Tuple.of(who.workspace(), who.user(), most))
                .map(RecentUpdates::said);
    }

    /// The newest one of everybody's, by team.
    public Uni<List<Said>> newestOfEach(Collection<UUID> teams) {
        return pool.preparedQuery(NEWEST_OF_EACH)
                .execute(Tuple.of(teams.toArray(UUID[]::new)))
                .map(RecentUpdates::said);
    }

    /// Whether one still stands, and is somebody's.
    public Uni<Boolean> isOf(Member who, UUID update) {
        return pool.preparedQuery(IS_OF)
                .execute(Tuple.of(update, who.workspace(), who.user()))
                .map(rows -> rows.size() > 0);
    }

    /// When somebody ever said something to these teams.
    public Uni<List<Turn>> turnsOf(Member who, Collection<UUID> teams) {
        return pool.preparedQuery(TURNS)
                .execute(Tuple.of(who.workspace(), who.user(), teams.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(RecentUpdates::turn).toList());
    }

    /// What updates say that are older.
    public Uni<Void> forget(Instant before) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static List<Said> said(RowSet<Row> rows) {
        return rows.stream().map(RecentUpdates::said).toList();
    }

    private static Said said(Row row) {
        var user = Optional.ofNullable(row.getString("slack_user"));
        return new Said(
                row.getUUID("update_id"),
                row.getUUID("team_id"),
                Optional.ofNullable(row.getUUID("poll_id")),
                row.getString("author"),
                user.map(id -> new Member(row.getString("slack_workspace"), id)),
                AnswersJson.read(row.getJsonArray("answers")),
                row.getOffsetDateTime("said_at").toInstant(),
                row.getBoolean("late"));
    }

    private static Turn turn(Row row) {
        return new Turn(
                row.getUUID("team_id"),
                Optional.ofNullable(row.getUUID("poll_id")),
                row.getOffsetDateTime("said_at").toInstant());
    }
}
