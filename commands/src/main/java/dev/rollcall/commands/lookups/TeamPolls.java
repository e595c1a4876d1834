package dev.rollcall.commands.lookups;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What teams were ever asked.
@ApplicationScoped
public class TeamPolls {

    private static final String OPENINGS =
            """
            select opening.poll_id, opening.team_id, opening.round, opening.slot, opening.asked,
                   opening.named, opening.opened_at, poll.closed is false as open
            from commands.openings opening
            left join commands.polls poll using (poll_id)
            """;

    private static final String SINCE =
            OPENINGS
                    + """
                      where opening.team_id = any($1)
                      and (opening.opened_at >= $2 or poll.closed is false)
                      order by opening.position
                      """;

    private static final String LAST =
            OPENINGS
                    + """
                      where opening.team_id = $1
                      order by opening.position desc
                      limit 1
                      """;

    private static final String STEPS =
            """
            select team_id, poll_id, opened_at, named, $1 = any(asked) as asked
            from commands.openings
            where team_id = any($2)
            order by position
            """;

    private final Pool pool;

    TeamPolls(Pool pool) {
        this.pool = pool;
    }

    /// A poll, and whom it asked.
    ///
    /// @param slot a local date and time, as `2026-03-02T09:30`
    /// @param named whether any of its questions bears the name of who answers
    public record Opening(
            UUID poll,
            UUID team,
            String round,
            String slot,
            List<Member> asked,
            boolean named,
            Instant at,
            boolean open) {

        public Opening {
            asked = List.copyOf(asked);
        }
    }

    /// A poll, and whether it asked somebody.
    public record Step(UUID team, UUID poll, Instant at, boolean named, boolean asked) {}

    /// Those that are open or were opened since a moment, in the order in which they were opened.
    public Uni<List<Opening>> since(Instant moment, Collection<UUID> teams) {
        return pool.preparedQuery(SINCE)
                .execute(Tuple.of(teams.toArray(UUID[]::new), moment.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(TeamPolls::opening).toList());
    }

    public Uni<Optional<Opening>> lastOf(UUID team) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(team))
                .map(rows -> rows.stream().findFirst().map(TeamPolls::opening));
    }

    /// All that teams were ever asked, in that order.
    public Uni<List<Step>> steps(Member who, Collection<UUID> teams) {
        return pool.preparedQuery(STEPS)
                .execute(Tuple.of(named(who), teams.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(TeamPolls::step).toList());
    }

    private static Step step(Row row) {
        return new Step(
                row.getUUID("team_id"),
                row.getUUID("poll_id"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getBoolean("named"),
                row.getBoolean("asked"));
    }

    private static String named(Member who) {
        return who.workspace() + "/" + who.user();
    }

    private static Opening opening(Row row) {
        return new Opening(
                row.getUUID("poll_id"),
                row.getUUID("team_id"),
                row.getString("round"),
                row.getString("slot"),
                Arrays.stream(row.getArrayOfStrings("asked")).map(TeamPolls::member).toList(),
                row.getBoolean("named"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getBoolean("open"));
    }

    /// Slack's ids have no slash.
    private static Member member(String asked) {
        int slash = asked.indexOf('/');
        return new Member(asked.substring(0, slash), asked.substring(slash + 1));
    }
}
