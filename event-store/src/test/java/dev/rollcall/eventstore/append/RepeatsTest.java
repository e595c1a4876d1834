package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.insist;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The same events, sent again, are stored once, whatever happened to the statement before.
class RepeatsTest {

    private final String team = newStream();
    private final Append registered = append(event(team, 1), event(team, 2));

    private StoreDatabase database;
    private Pool pool;
    private Appender appender;

    @BeforeEach
    void setUp() throws SQLException {
        database = StoreDatabase.create();
        pool = database.pool(2);
        appender = new Appender(pool, AppendSettings.DEFAULT, _ -> {});
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void an_append_sent_twice_is_stored_once() {
        assertThat(await(appender.append(registered))).isInstanceOf(Appended.class);

        assertThat(await(appender.append(registered))).isEqualTo(new Conflict(2));

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void an_append_that_was_decided_again_on_what_it_stored_itself_is_stored_once() {
        await(appender.append(registered));
        var again =
                append(
                        event(registered.events().getFirst().id(), team, 3),
                        event(registered.events().getLast().id(), team, 4));

        assertThat(await(appender.append(again))).isEqualTo(new Conflict(2));

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void an_append_that_two_callers_send_at_once_is_stored_once() {
        var one = appender.append(registered).subscribeAsCompletionStage();
        var other = appender.append(registered).subscribeAsCompletionStage();

        assertThat(one.join()).isNotEqualTo(other.join());
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_statement_whose_backend_was_killed_fails_and_can_be_sent_again() throws SQLException {
        // Given
        CompletableFuture<AppendResult> interrupted;
        try (var held = new HeldLock(database)) {
            interrupted = appender.append(registered).subscribeAsCompletionStage();
            held.awaitWaiting(1);

            // When
            held.killWaiting();

            // Then
            assertThatThrownBy(interrupted::join).hasRootCauseInstanceOf(Exception.class);
        }
        assertThat(insist(appender.append(registered))).isInstanceOf(Appended.class);
        assertThat(await(appender.append(registered))).isEqualTo(new Conflict(2));
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void nothing_is_acknowledged_before_its_commit() throws SQLException {
        database.execute(
                """
                create function public.refuse() returns trigger language plpgsql
                    as $$ begin raise exception 'the commit fails'; end $$;
                create constraint trigger refuse after insert on event_store.events
                    deferrable initially deferred
                    for each row execute function public.refuse()
                """);

        assertThatThrownBy(() -> await(appender.append(registered)))
                .hasMessageContaining("the commit fails");

        database.execute("drop trigger refuse on event_store.events");
        assertThat(stored()).isZero();
        assertThat(await(appender.append(registered))).isInstanceOf(Appended.class);
    }

    private int stored() {
        return await(new EventReader(pool).after(0, 100)).size();
    }
}
