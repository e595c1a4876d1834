package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.having;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.position;
import static dev.rollcall.eventstore.append.Appends.send;
import static dev.rollcall.eventstore.append.Appends.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Point 3 of the append: what a decision read must still stand when its events are stored.
class ReadGuardsTest {

    private static final AppendSettings ONE_STATEMENT = settings(1, 256, 100);

    private static StoreDatabase database;
    private static Pool pool;

    private final String team = newStream();

    @BeforeAll
    static void setUp() throws SQLException {
        database = StoreDatabase.create();
        pool = database.pool(4);
    }

    @AfterAll
    static void tearDown() {
        database.close();
    }

    @Test
    void an_append_is_stored_while_what_it_read_stands() {
        send(pool, append(event(team, 1), event(team, 2)));

        assertThat(send(pool, having(append(event(newStream(), 1)), team, 2)).getFirst())
                .isInstanceOf(Appended.class);
    }

    @Test
    void an_append_is_refused_when_what_it_read_has_moved_on() {
        send(pool, append(event(team, 1), event(team, 2)));

        assertThat(send(pool, having(append(event(newStream(), 1)), team, 1)))
                .containsExactly(new Conflict(0));
    }

    @Test
    void an_append_is_refused_when_what_it_missed_has_come() {
        send(pool, append(event(team, 1)));

        assertThat(send(pool, having(append(event(newStream(), 1)), team, 0)))
                .containsExactly(new Conflict(0));
    }

    @Test
    void an_append_may_rely_on_a_stream_that_is_not_there() {
        assertThat(send(pool, having(append(event(newStream(), 1)), team, 0)).getFirst())
                .isInstanceOf(Appended.class);
    }

    @Test
    void a_stale_read_refuses_its_append_and_no_neighbour() {
        send(pool, append(event(team, 1), event(team, 2)));

        var results =
                send(
                        pool,
                        having(append(event(newStream(), 1)), team, 2),
                        having(append(event(newStream(), 1)), team, 1),
                        append(event(newStream(), 1)),
                        having(append(event(newStream(), 1)), team, 2));

        assertThat(results)
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Appended.class),
                        stale -> assertThat(stale).isEqualTo(new Conflict(0)),
                        free -> assertThat(free).isInstanceOf(Appended.class),
                        last -> assertThat(last).isInstanceOf(Appended.class));
    }

    @Test
    void a_read_that_many_share_is_checked_once() {
        var arguments =
                new AppendStatement(
                                List.of(
                                        having(append(event(newStream(), 1)), team, 2),
                                        having(append(event(newStream(), 1)), team, 2),
                                        having(append(event(newStream(), 1)), team, 1)))
                        .arguments();

        assertThat(arguments.getArrayOfStrings(9)).containsExactly(team, team);
        assertThat(arguments.getArrayOfLongs(10)).containsExactly(2L, 1L);
        assertThat(arguments.getArrayOfIntegers(11)).containsExactly(0, 1, 2);
        assertThat(arguments.getArrayOfIntegers(12)).containsExactly(1, 1, 2);
    }

    @Test
    void who_arrives_with_the_write_that_outdates_its_read_is_refused() throws SQLException {
        // Given
        send(pool, append(event(team, 1)));
        var archive = append(event(team, 2));
        var submit = having(append(event(newStream(), 1)), team, 1);

        // When
        var results = appendTogether(archive, submit);

        // Then
        assertThat(results.getFirst()).isInstanceOf(Appended.class);
        assertThat(results.getLast()).isEqualTo(new Conflict(0));
    }

    @Test
    void who_read_before_the_write_that_arrives_with_it_is_stored_before_it() throws SQLException {
        // Given
        send(pool, append(event(team, 1)));
        var submit = having(append(event(newStream(), 1)), team, 1);
        var archive = append(event(team, 2));

        // When
        var results = appendTogether(submit, archive);

        // Then
        assertThat(position(results.getFirst())).isLessThan(position(results.getLast()));
    }

    /// What two callers ask for while another statement is in flight.
    private static List<AppendResult> appendTogether(Append one, Append other) throws SQLException {
        var appender = new Appender(pool, ONE_STATEMENT, _ -> {});
        CompletableFuture<AppendResult> first;
        CompletableFuture<AppendResult> second;
        try (var held = new HeldLock(database)) {
            held.occupy(appender);
            first = appender.append(one).subscribeAsCompletionStage();
            second = appender.append(other).subscribeAsCompletionStage();
        }
        return List.of(first.join(), second.join());
    }
}
