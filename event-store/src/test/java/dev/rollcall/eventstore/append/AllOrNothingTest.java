package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.position;
import static dev.rollcall.eventstore.append.Appends.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Point 4 of the append: all of it is stored, or nothing.
class AllOrNothingTest {

    private static StoreDatabase database;
    private static Pool pool;

    private final String team = newStream();
    private final String channel = newStream();

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
    void events_have_consecutive_positions_in_the_order_they_were_given() {
        var append = append(event(team, 1), event(channel, 1), event(team, 2), event(channel, 2));

        var first = position(send(pool, append).getFirst());

        assertThat(await(new EventReader(pool).after(first - 1, 4)))
                .map(Envelope::id)
                .containsExactlyElementsOf(append.events().stream().map(NewEvent::id).toList());
        assertThat(positions(team)).containsExactly(first, first + 2);
        assertThat(positions(channel)).containsExactly(first + 1, first + 3);
    }

    @Test
    void a_conflict_in_the_second_stream_stores_nothing_in_the_first() {
        send(pool, append(event(channel, 1)));

        assertThat(send(pool, append(event(team, 1), event(channel, 1), event(team, 2))))
                .containsExactly(new Conflict(0));

        assertThat(positions(team)).isEmpty();
        assertThat(positions(channel)).hasSize(1);
    }

    @Test
    void a_hole_in_the_second_stream_stores_nothing_in_the_first() {
        assertThat(send(pool, append(event(team, 1), event(channel, 2))))
                .containsExactly(new Conflict(0));

        assertThat(positions(team)).isEmpty();
        assertThat(positions(channel)).isEmpty();
    }

    @Test
    void a_stream_never_has_a_hole() {
        assertThat(send(pool, append(event(team, 2)))).containsExactly(new Conflict(0));

        assertThat(positions(team)).isEmpty();
    }

    @Test
    void an_append_that_skips_a_sequence_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> append(event(team, 1), event(channel, 1), event(team, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence 3 after 1");
    }

    @Test
    void the_second_event_of_an_append_that_lost_is_not_stored() {
        send(pool, append(event(team, 1)));

        assertThat(send(pool, append(event(team, 1), event(team, 2))))
                .containsExactly(new Conflict(1));

        assertThat(positions(team)).hasSize(1);
    }

    @Test
    void a_repeat_over_several_streams_that_have_moved_on_stores_no_half_of_itself() {
        // Given an append that was stored, and a later event in one of its streams
        var link = append(event(team, 1), event(channel, 1));
        send(pool, link);
        send(pool, append(event(channel, 2)));

        // When it comes again, decided on what is there now
        var again =
                append(
                        event(link.events().getFirst().id(), team, 2),
                        event(link.events().getLast().id(), channel, 3));
        var result = send(pool, again);

        // Then
        assertThat(result).containsExactly(new Conflict(1));
        assertThat(positions(team)).hasSize(1);
        assertThat(positions(channel)).hasSize(2);
    }

    @Test
    void a_repeat_that_shares_one_id_stores_no_half_of_itself() {
        var stored = event(team, 1);
        send(pool, append(stored));

        assertThat(send(pool, append(event(channel, 1), event(stored.id(), team, 2))))
                .containsExactly(new Conflict(0));

        assertThat(positions(channel)).isEmpty();
        assertThat(positions(team)).hasSize(1);
    }

    @Test
    void a_statement_that_holds_a_sequence_twice_is_refused_whole() {
        var one = append(event(team, 1), event(team, 2));
        var other = append(event(team, 1));

        assertThatThrownBy(() -> send(pool, append(event(channel, 1)), one, other))
                .hasMessageContaining("aggregate_id_sequence_key");

        assertThat(positions(team)).isEmpty();
        assertThat(positions(channel)).isEmpty();
    }

    @Test
    void an_append_is_not_taken_for_stored_because_another_has_its_event_id() {
        send(pool, append(event(team, 1)));
        var id = UUID.randomUUID();

        assertThat(send(pool, append(event(id, team, 1)), append(event(id, channel, 1))))
                .satisfiesExactly(
                        lost -> assertThat(lost).isEqualTo(new Conflict(1)),
                        won -> assertThat(won).isInstanceOf(Appended.class));
    }

    @Test
    void of_two_appenders_that_write_the_same_sequence_one_is_told_to_decide_again()
            throws SQLException {
        // Given
        var one = new Appender(pool, AppendSettings.DEFAULT, _ -> {});
        var other = new Appender(database.pool(1), AppendSettings.DEFAULT, _ -> {});

        // When
        CompletableFuture<AppendResult> first;
        CompletableFuture<AppendResult> second;
        try (var held = new HeldLock(database)) {
            first = one.append(append(event(team, 1))).subscribeAsCompletionStage();
            second = other.append(append(event(team, 1))).subscribeAsCompletionStage();
            held.awaitWaiting(2);
        }

        // Then
        var results = List.of(first.join(), second.join());
        assertThat(results).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(1);
        assertThat(positions(team)).hasSize(1);
    }

    private static List<Long> positions(String stream) {
        return await(new EventReader(pool).stream(stream, 0, 10)).stream()
                .map(Envelope::position)
                .toList();
    }
}
