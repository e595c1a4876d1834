package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.function.Function;

/// One thing at a time is done about the interviews of one person, each in a transaction.
@ApplicationScoped
class Turns {

    private final Pool pool;
    private final Event<InterviewsMoved> moved;

    Turns(Pool pool, Event<InterviewsMoved> moved) {
        this.pool = pool;
        this.moved = moved;
    }

    <T> Uni<T> of(Member who, Function<Rows, Uni<T>> what) {
        return pool.withTransaction(connection -> Rows.locked(connection, who).chain(what::apply))
                .invoke(() -> moved.fire(new InterviewsMoved()));
    }
}
