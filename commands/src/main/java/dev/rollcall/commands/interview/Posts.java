package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// What the bot is to say to one person in interviews: a post for each message, wanted in the
/// transaction that moves the interview.
final class Posts {

    private static final String STANDS = "select ts from commands.slack_posts where id = $1";

    /// Messages to one person stand in the order of the log in which they are wanted.
    private static final String POST =
            """
            insert into commands.slack_posts (
                id, kind, subject, event_id, slack_workspace, slack_user, slack_channel, position, wanted)
            select $1, $2, $3, $3, $4, $5,
                   (select slack_channel
                    from commands.slack_posts
                    where subject = $3
                    and slack_channel is not null
                    limit 1),
                   (select coalesce(max(position), 0) from event_store.events), $6
            on conflict do nothing
            """;

    private static final String SAY_ANEW =
            """
            update commands.slack_posts
            set wanted = $2, failures = 0, given_up = null
            where id = $1
            and wanted < $2
            """;

    private final SqlConnection connection;
    private final Member who;

    Posts(SqlConnection connection, Member who) {
        this.connection = connection;
        this.who = who;
    }

    /// Those that are new, and those that are to say something else.
    Uni<Void> follow(Interview before, Interview after) {
        return sayAnew(before, after).chain(() -> post(before, after));
    }

    private Uni<Void> sayAnew(Interview before, Interview after) {
        var changed =
                IntStream.range(0, before.posts())
                        .filter(number -> !before.shown(number).equals(after.shown(number)))
                        .mapToObj(number -> Tuple.of(after.post(number), after.revision()))
                        .toList();
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(SAY_ANEW).executeBatch(changed).replaceWithVoid();
    }

    private Uni<Void> post(Interview before, Interview after) {
        return Multi.createFrom()
                .items(IntStream.range(before.posts(), after.posts()).boxed())
                .onItem()
                .transformToUniAndConcatenate(
                        number ->
                                post("interview", after.post(number), after.id(), after.revision()))
                .onItem()
                .ignoreAsUni();
    }

    /// A list of what is awaited.
    Uni<Void> list(UUID id) {
        return post("awaited", id, id, 1);
    }

    private Uni<Void> post(String kind, UUID id, UUID subject, long version) {
        return connection
                .preparedQuery(POST)
                .execute(Tuple.of(id, kind, subject, who.workspace(), who.user(), version))
                .replaceWithVoid();
    }

    Uni<Boolean> isWanted(UUID post) {
        return connection
                .preparedQuery(STANDS)
                .execute(Tuple.of(post))
                .map(rows -> rows.size() > 0);
    }

    /// The `ts` of the message that stands last, where it is known.
    Uni<Optional<String>> standing(Interview interview) {
        return interview.posts() == 0
                ? Uni.createFrom().item(Optional.empty())
                : ts(interview.post(interview.posts() - 1));
    }

    /// The `ts` of the message that first asked something anonymous, where nothing is asked now.
    Uni<Optional<String>> anonymousSince(Interview interview) {
        return interview
                .firstAnonymousPost()
                .filter(_ -> interview.stage() != Stage.ASKING)
                .map(this::ts)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<String>> ts(UUID post) {
        return connection
                .preparedQuery(STANDS)
                .execute(Tuple.of(post))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("ts")));
    }
}
