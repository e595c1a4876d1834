package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.eventstore.AdvisoryLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The interviews of one person, inside a transaction that nobody else's about that person runs
/// beside. What is to be said is noted in the same one.
final class Rows {

    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.INTERVIEWS.key());

    static final String COLUMNS =
            """
            id, slack_workspace, slack_user, team_id, poll_id, update_id, author, stage, revision, story
            """;

    private static final String OF =
            "select "
                    + COLUMNS
                    + """
                    from commands.slack_interviews
                    where slack_workspace = $1
                    and slack_user = $2
                    """;

    /// The one that has heard a message; or else one that asked something anonymous still when it
    /// was written, as far as its author could see; or else the one that is asking. What the bot is
    /// not going to say any more, since it was needless by then, nobody has seen.
    private static final String CONCERNED =
            OF
                    + """
                    and (stage = 'asking'
                        or jsonb_exists(story->'heard', $3)
                        or stage <> 'waiting'
                        and jsonb_path_exists(story, '$.questions[*] ? (@.anonymous == true)')
                        and (exists (
                                select
                                from commands.slack_posts post
                                where post.subject = slack_interviews.id
                                and post.given_up is null
                                and (post.ts > $3
                                    or post.ts is null
                                    and post.shown < post.wanted))
                            or stage = 'ended'
                            and to_char(extract(epoch from changed_at), 'FM0000000000.000000') > $3))
                    order by jsonb_exists(story->'heard', $3) desc, stage <> 'asking' desc
                    limit 1
                    """;

    private static final String BY_ID = OF + "and id = $3";

    private static final String BY_POST =
            OF + "and id = (select subject from commands.slack_posts where id = $3)";

    private static final String UNFINISHED =
            OF + "and poll_id = $3 and stage in ('waiting', 'asking', 'put_off') limit 1";

    private static final String OF_POLL = OF + "and poll_id = $3 limit 1";

    private static final String ALL_UNFINISHED =
            OF + "and stage in ('waiting', 'asking', 'put_off')";

    private static final String NEXT = OF + "and stage = 'waiting' order by began_at, id limit 1";

    /// The one that is asking, and whether it may be interrupted: its poll is over, or nobody went
    /// on with it for a while.
    private static final String ASKING =
            "select "
                    + COLUMNS
                    + """
                    , case
                        when poll_id is null then changed_at < now() - make_interval(secs => $3)
                        else not exists (
                            select
                            from commands.polls poll
                            where poll.poll_id = interview.poll_id
                            and not poll.closed)
                    end as over
                    from commands.slack_interviews interview
                    where slack_workspace = $1
                    and slack_user = $2
                    and stage = 'asking'
                    """;

    private static final String INSERT =
            """
            insert into commands.slack_interviews (
                id, slack_workspace, slack_user, team_id, poll_id, update_id, author, stage, revision,
                story)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict do nothing
            """;

    private static final String SAVE =
            """
            update commands.slack_interviews
            set author = $2, stage = $3, revision = $4, story = $5, changed_at = clock_timestamp()
            where id = $1
            """;

    private static final String FORGET =
            """
            delete from commands.slack_interviews
            where changed_at < now() - make_interval(secs => $1)
            """;

    private final SqlConnection connection;
    private final Member who;
    private final Posts posts;

    private Rows(SqlConnection connection, Member who) {
        this.connection = connection;
        this.who = who;
        this.posts = new Posts(connection, who);
    }

    Posts posts() {
        return posts;
    }

    /// Waits for whoever is at this person's interviews.
    static Uni<Rows> locked(SqlConnection connection, Member who) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(who.workspace(), who.user()))
                .replaceWith(new Rows(connection, who));
    }

    /// An interview with what [Writing] is to know of the bot's messages.
    record Found(Interview interview, Optional<String> stands, Optional<String> anonymousSince) {}

    /// The one that is asking.
    ///
    /// @param over whether it may be interrupted
    record Asking(Interview interview, boolean over) {}

    Uni<Optional<Found>> concerned(String ts) {
        return one(CONCERNED, ts).chain(this::standing);
    }

    Uni<Optional<Found>> byPost(UUID post) {
        return one(BY_POST, post).chain(this::standing);
    }

    Uni<Optional<Interview>> byId(UUID id) {
        return one(BY_ID, id);
    }

    Uni<Optional<Interview>> unfinishedOf(UUID poll) {
        return one(UNFINISHED, poll);
    }

    Uni<Optional<Interview>> anyOf(UUID poll) {
        return one(OF_POLL, poll);
    }

    Uni<Optional<Interview>> nextInTurn() {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(who.workspace(), who.user()))
                .map(Rows::first);
    }

    Uni<List<Interview>> unfinished() {
        return connection
                .preparedQuery(ALL_UNFINISHED)
                .execute(Tuple.of(who.workspace(), who.user()))
                .map(rows -> rows.stream().map(Rows::interview).toList());
    }

    Uni<Optional<Asking>> asking(Duration patience) {
        return connection
                .preparedQuery(ASKING)
                .execute(Tuple.of(who.workspace(), who.user(), (double) patience.toSeconds()))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(
                                                row ->
                                                        new Asking(
                                                                interview(row),
                                                                row.getBoolean("over"))));
    }

    private Uni<Optional<Interview>> one(String sql, Object key) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(who.workspace(), who.user(), key))
                .map(Rows::first);
    }

    private Uni<Optional<Found>> standing(Optional<Interview> found) {
        return found.map(one -> standing(one).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Found> standing(Interview one) {
        return posts.standing(one)
                .chain(
                        stands ->
                                posts.anonymousSince(one)
                                        .map(since -> new Found(one, stands, since)));
    }

    /// Whether it was not there yet.
    Uni<Boolean> insert(Interview interview) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        interview.id(),
                                        who.workspace(),
                                        who.user(),
                                        interview.team(),
                                        interview.poll().orElse(null),
                                        interview.update(),
                                        interview.author().orElse(null),
                                        interview.stage().storedName(),
                                        interview.revision(),
                                        StoryJson.write(interview.story()))))
                .map(rows -> rows.rowCount() > 0);
    }

    /// Stores what an interview has become, and notes which messages are to be said or to say
    /// something else.
    Uni<Interview> save(Interview before, Interview after) {
        if (after.equals(before)) {
            return Uni.createFrom().item(after);
        }
        var saved = after.revised();
        return connection
                .preparedQuery(SAVE)
                .execute(
                        Tuple.of(
                                saved.id(),
                                saved.author().orElse(null),
                                saved.stage().storedName(),
                                saved.revision(),
                                StoryJson.write(saved.story())))
                .chain(() -> posts.follow(before, saved))
                .replaceWith(saved);
    }

    /// What was answered anonymously is held elsewhere from now on, without whose it is.
    Uni<Interview> handOver(Interview interview, AnonymousAnswers anonymous) {
        return anonymous
                .hold(
                        connection,
                        interview.poll().orElseThrow(),
                        who,
                        interview.id().toString(),
                        interview.story().anonymousAnswers())
                .map(Anonymity::after)
                .map(interview::handedOver);
    }

    Uni<Void> forget(Duration kept) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of((double) kept.toSeconds()))
                .replaceWithVoid();
    }

    private static Optional<Interview> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(Rows::interview);
    }

    static Interview interview(Row row) {
        return new Interview(
                row.getUUID("id"),
                new Member(row.getString("slack_workspace"), row.getString("slack_user")),
                row.getUUID("team_id"),
                Optional.ofNullable(row.getUUID("poll_id")),
                row.getUUID("update_id"),
                Optional.ofNullable(row.getString("author")),
                Stage.stored(row.getString("stage")),
                row.getLong("revision"),
                StoryJson.read(row.getJsonObject("story")));
    }
}
