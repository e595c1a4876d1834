package dev.rollcall.commands.interview;

import dev.rollcall.commands.interview.Rows.Found;
import dev.rollcall.commands.interview.Writing.Message;
import dev.rollcall.commands.interview.Writing.Step;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers;
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

    private final Pool pool;
    private final Turns turns;
    private final AnonymousAnswers anonymous;

    Interviews(Pool pool, Turns turns, AnonymousAnswers anonymous) {
        this.pool = pool;
        this.turns = turns;
        this.anonymous = anonymous;
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
        return ofMessage(who, ts, author, found -> writing(found).said(Message.written(ts, text)));
    }

    public Uni<Optional<Moved>> edited(
            Member who, String ts, String text, String edited, Uni<String> author) {
        return ofMessage(
                who, ts, author, found -> writing(found).edited(new Message(ts, text, edited)));
    }

    public Uni<Optional<Moved>> deleted(Member who, String ts) {
        return ofMessage(who, ts, Uni.createFrom().nullItem(), found -> writing(found).deleted(ts));
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
                                .map(number -> new Pressing(found.interview(), number))
                                .map(pressing -> pressing.pressed(press, Story.PRESS + key))
                                .map(after -> new Step(after, Optional.empty()));
        return author.chain(
                name ->
                        turns.of(
                                who,
                                rows ->
                                        rows.byPost(post)
                                                .chain(found -> moved(rows, found, move, name))));
    }

    private static Writing writing(Found found) {
        return new Writing(found.interview(), found.stands(), found.anonymousSince());
    }

    private Uni<Optional<Moved>> moved(
            Rows rows, Optional<Found> found, Function<Found, Optional<Step>> move, String name) {
        var step = found.flatMap(move);
        if (step.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var after = step.get().after().by(Optional.ofNullable(name));
        var left =
                after.isToHandOver()
                        ? rows.handOver(after, anonymous)
                        : Uni.createFrom().item(after);
        return left.chain(rest -> Room.save(rows, found.get().interview(), rest))
                .map(saved -> Optional.of(new Moved(saved, step.get().told())));
    }
}
