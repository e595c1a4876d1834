package dev.rollcall.commands.interview;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/// Nobody is asked two things at a time: who goes on with one interview puts off another, and when
/// one has come to its end, the next has its turn.
final class Room {

    /// How long an interview without a poll keeps others waiting.
    private static final Duration IN_THE_WAY = Duration.ofHours(1);

    private Room() {}

    /// Stores what an interview has become.
    static Uni<Interview> save(Rows rows, Interview before, Interview after) {
        return make(rows, before, after)
                .chain(() -> rows.save(before, after))
                .call(saved -> leave(rows, before, saved));
    }

    private static Uni<Void> make(Rows rows, Interview before, Interview after) {
        return before.stage() != Stage.ASKING && after.stage() == Stage.ASKING
                ? putOffTheOneThatAsks(rows)
                : nothing();
    }

    private static Uni<Void> leave(Rows rows, Interview before, Interview after) {
        return before.stage() == Stage.ASKING && after.stage() != Stage.ASKING
                ? beginNext(rows)
                : nothing();
    }

    /// Begins what waits for its turn, where nothing is in its way.
    static Uni<Void> use(Rows rows) {
        return rows.asking(IN_THE_WAY)
                .chain(
                        asking -> {
                            if (asking.isEmpty()) {
                                return beginNext(rows);
                            }
                            return asking.get().over() ? makeWay(rows) : nothing();
                        });
    }

    /// What waits has its turn.
    static Uni<Void> makeWay(Rows rows) {
        return putOffTheOneThatAsks(rows).chain(() -> beginNext(rows));
    }

    private static Uni<Void> putOffTheOneThatAsks(Rows rows) {
        return rows.asking(IN_THE_WAY)
                .chain(
                        asking ->
                                asking.map(Rows.Asking::interview)
                                        .map(one -> rows.save(one, one.putOff()).replaceWithVoid())
                                        .orElseGet(Room::nothing));
    }

    private static Uni<Void> beginNext(Rows rows) {
        return rows.nextInTurn()
                .chain(
                        next ->
                                next.map(one -> rows.save(one, one.takenUp(Optional.empty())))
                                        .map(Uni::replaceWithVoid)
                                        .orElseGet(Room::nothing));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
