package dev.rollcall.commands.interview;

import dev.rollcall.commands.interview.Interview.Message;
import dev.rollcall.commands.interview.Interview.Step;
import dev.rollcall.commands.interview.Rows.Found;
import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What people are asked one question at a time, and what their messages and buttons do to it. A
/// move is stored with what is to be said because of it.
@ApplicationScoped
public class Interviews {

    private static final String READ =
            "select " + Rows.COLUMNS + " from commands.slack_interviews where id = $1";

    private static final String SOMETHING =
            """
            select
            from commands.slack_interviews
            where slack_workspace = $1
            and slack_user = $2
            limit 1
            """;

    private static final String UNFINISHED =
            """
            select
            from commands.slack_interviews
            where slack_workspace = $1
            and slack_user = $2
            and poll_id = $3
            and stage in ('waiting', 'asking', 'put_off')
            """;

    private static final String PREFERRED =
            """
            select
            from commands.people
            where slack_workspace = $1
            and slack_user = $2
            and interviewed
            """;

    private static final String IN_THE_WAY_OF_OTHERS =
            """
            select slack_workspace, slack_user
            from commands.slack_interviews asking
            where poll_id = $1
            and stage = 'asking'
            and exists (
                select
                from commands.slack_interviews other
                where other.slack_workspace = asking.slack_workspace
                and other.slack_user = asking.slack_user
                and other.stage = 'waiting')
            """;

    private final Pool pool;
    private final Turns turns;

    Interviews(Pool pool, Turns turns) {
        this.pool = pool;
        this.turns = turns;
    }

    /// What became of something that somebody did.
    ///
    /// @param told what they are to be told, where the interview itself does not say it
    public record Moved(Interview interview, Optional<String> told) {}

    public Uni<Boolean> isPreferredBy(Member who) {
        return pool.preparedQuery(PREFERRED)
                .execute(Tuple.of(who.workspace(), who.user()))
                .map(rows -> rows.size() > 0);
    }

    public Uni<Optional<Interview>> read(UUID id) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Rows::interview));
    }

    /// Whether an interview of a poll's was begun with somebody and has no end yet.
    public Uni<Boolean> isUnfinished(UUID poll, Member who) {
        return pool.preparedQuery(UNFINISHED)
                .execute(Tuple.of(who.workspace(), who.user(), poll))
                .map(rows -> rows.size() > 0);
    }

    /// Somebody wrote to the bot. Empty where that is none of an interview's.
    public Uni<Optional<Moved>> said(Member who, String ts, String text, Uni<String> author) {
        return ofMessage(
                who,
                ts,
                author,
                found -> found.interview().said(Message.written(ts, text), found.stands()));
    }

    public Uni<Optional<Moved>> edited(
            Member who, String ts, String text, String edited, Uni<String> author) {
        return ofMessage(
                who,
                ts,
                author,
                found -> found.interview().edited(new Message(ts, text, edited), found.stands()));
    }

    public Uni<Optional<Moved>> deleted(Member who, String ts) {
        return ofMessage(
                who,
                ts,
                Uni.createFrom().nullItem(),
                found -> found.interview().deleted(ts, found.stands()));
    }

    /// Most people have no interview, and wait for nobody.
    private Uni<Optional<Moved>> ofMessage(
            Member who, String ts, Uni<String> author, Function<Found, Optional<Step>> move) {
        return pool.preparedQuery(SOMETHING)
                .execute(Tuple.of(who.workspace(), who.user()))
                .chain(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().item(Optional.empty())
                                        : author.chain(name -> ofMessage(who, ts, name, move)));
    }

    private Uni<Optional<Moved>> ofMessage(
            Member who, String ts, String name, Function<Found, Optional<Step>> move) {
        return turns.of(
                who, rows -> rows.concerned(ts).chain(found -> moved(rows, found, move, name)));
    }

    /// Somebody pressed a button. Empty where it is none of an interview's of theirs.
    ///
    /// @param post the bot's message whose button it is
    /// @param key of the press: the same for its repeats
    public Uni<Optional<Moved>> pressed(
            Member who, UUID post, Press press, String key, Uni<String> author) {
        Function<Found, Optional<Step>> move =
                found ->
                        found.interview()
                                .numberOf(post)
                                .map(
                                        number ->
                                                found.interview()
                                                        .pressed(number, press, Story.PRESS + key))
                                .map(after -> new Step(after, Optional.empty()));
        return author.chain(
                name ->
                        turns.of(
                                who,
                                rows ->
                                        rows.byPost(post)
                                                .chain(found -> moved(rows, found, move, name))));
    }

    private static Uni<Optional<Moved>> moved(
            Rows rows, Optional<Found> found, Function<Found, Optional<Step>> move, String name) {
        var step = found.flatMap(move);
        if (step.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var after = step.get().after().by(Optional.ofNullable(name));
        return Room.save(rows, found.get().interview(), after)
                .map(saved -> Optional.of(new Moved(saved, step.get().told())));
    }

    /// Somebody wants to be asked nothing for now.
    public Uni<Void> end(Member who) {
        return turns.of(
                who,
                rows ->
                        rows.unfinished()
                                .onItem()
                                .transformToMulti(all -> Multi.createFrom().iterable(all))
                                .onItem()
                                .transformToUniAndConcatenate(one -> rows.save(one, one.ended()))
                                .onItem()
                                .ignoreAsUni());
    }

    /// Somebody answered a poll: unless it was by its interview, that has its end.
    public Uni<Void> answered(UUID poll, Member who, UUID update) {
        return isUnfinished(poll, who)
                .chain(
                        unfinished ->
                                unfinished
                                        ? turns.of(who, rows -> answered(rows, poll, update))
                                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> answered(Rows rows, UUID poll, UUID update) {
        return rows.unfinishedOf(poll)
                .map(found -> found.filter(one -> !one.update().equals(update)))
                .chain(
                        found ->
                                found.map(one -> Room.save(rows, one, one.ended()))
                                        .map(Uni::replaceWithVoid)
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /// What a poll that is over kept waiting has its turn.
    public Uni<Void> closed(UUID poll) {
        return pool.preparedQuery(IN_THE_WAY_OF_OTHERS)
                .execute(Tuple.of(poll))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new Member(row.getString(0), row.getString(1)))
                .onItem()
                .transformToUniAndConcatenate(who -> turns.of(who, Room::makeWay))
                .onItem()
                .ignoreAsUni();
    }
}
