package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.StillAsked;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What ends interviews, or makes them wait, without a word in them.
@ApplicationScoped
public class Endings {

    private static final String ASKED_ANONYMOUSLY =
            """
            select slack_workspace, slack_user
            from commands.slack_interviews
            where poll_id = $1
            and stage in ('waiting', 'asking', 'put_off')
            and story->>'anonymity' = 'ASKED'
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

    private static final String OF_TEAM =
            """
            select id, story->>'round' as round
            from commands.slack_interviews
            where slack_workspace = $1
            and slack_user = $2
            and team_id = $3
            and poll_id is not null
            and stage in ('waiting', 'asking', 'put_off')
            """;

    private final Pool pool;
    private final Turns turns;
    private final Interviews interviews;
    private final StillAsked stillAsked;

    Endings(Pool pool, Turns turns, Interviews interviews, StillAsked stillAsked) {
        this.pool = pool;
        this.turns = turns;
        this.interviews = interviews;
        this.stillAsked = stillAsked;
    }

    /// Somebody wants to be asked nothing for now.
    public Uni<Void> skipped(Member who) {
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
        return interviews
                .isUnfinished(poll, who)
                .chain(
                        unfinished ->
                                unfinished
                                        ? turns.of(who, rows -> answered(rows, poll, update))
                                        : nothing());
    }

    private static Uni<Void> answered(Rows rows, UUID poll, UUID update) {
        return rows.unfinishedOf(poll)
                .map(found -> found.filter(one -> !one.update().equals(update)))
                .chain(found -> end(rows, found));
    }

    private static Uni<Void> end(Rows rows, Optional<Interview> found) {
        return found.map(one -> Room.save(rows, one, one.ended()).replaceWithVoid())
                .orElseGet(Endings::nothing);
    }

    /// Somebody left a team: what its polls ask of them is over, unless they are asked all the
    /// same.
    public Uni<Void> left(UUID team, Member who) {
        return each(
                OF_TEAM,
                Tuple.of(who.workspace(), who.user(), team),
                row ->
                        stillAsked
                                .is(who, team, row.getString("round"))
                                .chain(
                                        asked ->
                                                asked
                                                        ? nothing()
                                                        : turns.of(
                                                                who,
                                                                rows ->
                                                                        ended(
                                                                                rows,
                                                                                row.getUUID(
                                                                                        "id")))));
    }

    private static Uni<Void> ended(Rows rows, UUID interview) {
        return rows.byId(interview).chain(found -> end(rows, found));
    }

    /// A poll is over: what was answered anonymously and not sent is deleted, nothing anonymous is
    /// asked any more, and what it kept waiting has its turn.
    public Uni<Void> closed(UUID poll) {
        return each(
                        ASKED_ANONYMOUSLY,
                        Tuple.of(poll),
                        row -> turns.of(member(row), rows -> tooLate(rows, poll)))
                .chain(
                        () ->
                                each(
                                        IN_THE_WAY_OF_OTHERS,
                                        Tuple.of(poll),
                                        row -> turns.of(member(row), Room::makeWay)));
    }

    private static Uni<Void> tooLate(Rows rows, UUID poll) {
        return rows.unfinishedOf(poll)
                .chain(
                        found ->
                                found.map(
                                                one ->
                                                        Room.save(rows, one, one.tooLate())
                                                                .replaceWithVoid())
                                        .orElseGet(Endings::nothing));
    }

    private static Member member(Row row) {
        return new Member(row.getString("slack_workspace"), row.getString("slack_user"));
    }

    private Uni<Void> each(String sql, Tuple arguments, Function<Row, Uni<Void>> what) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(what::apply)
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
