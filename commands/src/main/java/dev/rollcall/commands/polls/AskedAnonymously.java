package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.SlackPeople;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/// Whether a poll whose questions are all anonymous asks somebody, of any team: what they write to
/// the bot directly may then be meant for it, and bears their name.
@ApplicationScoped
public class AskedAnonymously {

    /// Of the polls that asked them by then, were open and are not answered, the last one.
    private static final String LAST =
            """
            select named
            from commands.unanswered
            where slack_workspace = $1
            and slack_user = $2
            and asked_at <= $3
            and (not closed or closes_at > $3)
            order by asked_at desc, named
            limit 1
            """;

    private static final String ANY =
            """
            select opening.named
            from commands.poll_asked asked
            join commands.polls poll using (poll_id)
            join commands.openings opening using (poll_id)
            where asked.slack_workspace = $1
            and asked.slack_user = $2
            and asked.asked_at <= $3
            and poll.closes_at > $3
            and not opening.named
            limit 1
            """;

    private final Pool pool;
    private final SlackPeople people;

    AskedAnonymously(Pool pool, SlackPeople people) {
        this.pool = pool;
        this.people = people;
    }

    /// Whether it is such a poll that awaits them, and asked them last. It may be closed since.
    ///
    /// @param written when
    public Uni<Boolean> awaits(Member seen, Instant written) {
        return isAnonymous(LAST, seen, written);
    }

    /// Whether one was open then, whatever became of it: of what was not taken at that time.
    public Uni<Boolean> asked(Member seen, Instant written) {
        return isAnonymous(ANY, seen, written);
    }

    private Uni<Boolean> isAnonymous(String which, Member seen, Instant written) {
        return people.homeOf(seen)
                .chain(
                        home ->
                                pool.preparedQuery(which)
                                        .execute(
                                                Tuple.of(
                                                        home,
                                                        seen.user(),
                                                        written.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.stream().anyMatch(row -> !row.getBoolean("named")));
    }
}
