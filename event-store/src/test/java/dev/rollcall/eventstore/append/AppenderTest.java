package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.PATIENCE;
import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.having;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.position;
import static dev.rollcall.eventstore.append.Appends.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How callers share statements, and what happens when there are too many, or one goes away.
class AppenderTest {

    private final List<AppendReport> reports = new CopyOnWriteArrayList<>();

    private StoreDatabase database;
    private Pool pool;

    @BeforeEach
    void setUp() throws SQLException {
        database = StoreDatabase.create();
        pool = database.pool(4);
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void what_arrives_while_statements_are_in_flight_shares_the_next() throws SQLException {
        var appender = appender(2, 100, 1_000);
        var results = new ArrayList<CompletableFuture<AppendResult>>();

        try (var held = new HeldLock(database)) {
            for (int n = 0; n < 52; n++) {
                results.add(later(appender, append(event(newStream(), 1))));
            }
            held.awaitWaiting(2);
        }

        assertThat(results).allMatch(result -> result.join() instanceof Appended);
        awaitReports(3);
    }

    @Test
    void a_statement_carries_no_more_than_its_bound() throws SQLException {
        var appender = appender(1, 10, 1_000);
        var results = new ArrayList<CompletableFuture<AppendResult>>();

        try (var held = new HeldLock(database)) {
            for (int n = 0; n < 21; n++) {
                var stream = newStream();
                results.add(later(appender, append(event(stream, 1), event(stream, 2))));
            }
            held.awaitWaiting(1);
        }

        assertThat(results).allMatch(result -> result.join() instanceof Appended);
        awaitReports(1 + 4);
    }

    @Test
    void an_append_beyond_the_bound_goes_alone() {
        var stream = newStream();
        var events = new ArrayList<NewEvent>();
        for (int n = 1; n <= 25; n++) {
            events.add(event(stream, n));
        }

        assertThat(await(appender(1, 10, 10).append(new Append(events, List.of()))))
                .isInstanceOf(Appended.class);
    }

    @Test
    void who_comes_first_is_stored_first() throws SQLException {
        var appender = appender(1, 10, 1_000);
        var results = new ArrayList<CompletableFuture<AppendResult>>();

        try (var _ = new HeldLock(database)) {
            for (int n = 0; n < 55; n++) {
                results.add(later(appender, append(event(newStream(), 1))));
            }
        }

        assertThat(results.stream().map(result -> position(result.join()))).isSorted();
    }

    @Test
    void an_append_to_a_busy_stream_is_not_overtaken_for_ever() throws SQLException {
        // Given a stream that everybody writes, and others that nobody shares
        var appender = appender(1, 10, 1_000);
        var busy = newStream();
        var toBusy = new ArrayList<CompletableFuture<AppendResult>>();
        var toOthers = new ArrayList<CompletableFuture<AppendResult>>();

        // When
        try (var held = new HeldLock(database)) {
            held.occupy(appender);
            for (int n = 1; n <= 5; n++) {
                toBusy.add(later(appender, append(event(busy, n))));
            }
            for (int n = 0; n < 100; n++) {
                toOthers.add(later(appender, append(event(newStream(), 1))));
            }
        }

        // Then the n-th of the busy stream went with the n-th statement
        var last = position(toBusy.getLast().join());
        assertThat(toBusy.stream().map(result -> position(result.join()))).isSorted();
        assertThat(toOthers.stream().filter(other -> position(other.join()) > last))
                .hasSizeGreaterThan(50);
    }

    @Test
    void too_many_callers_are_told_so_at_once() throws SQLException {
        var appender = appender(1, 10, 3);
        var accepted = new ArrayList<CompletableFuture<AppendResult>>();

        try (var held = new HeldLock(database)) {
            held.occupy(appender);
            for (int n = 0; n < 3; n++) {
                accepted.add(later(appender, append(event(newStream(), 1))));
            }
            assertThatThrownBy(() -> await(appender.append(append(event(newStream(), 1)))))
                    .isInstanceOf(TooManyAppendsException.class)
                    .hasMessageContaining("3");
        }

        assertThat(accepted).allMatch(result -> result.join() instanceof Appended);
        assertThat(await(appender.append(append(event(newStream(), 1)))))
                .isInstanceOf(Appended.class);
    }

    @Test
    void what_is_cancelled_before_it_is_sent_is_not_appended() throws SQLException {
        var appender = appender(1, 10, 3);
        var cancelled = newStream();

        try (var held = new HeldLock(database)) {
            held.occupy(appender);
            appender.append(append(event(cancelled, 1))).subscribe().with(_ -> {}).cancel();
        }

        await(appender.append(append(event(newStream(), 1))));
        assertThat(await(new EventReader(pool).stream(cancelled, 0, 10))).isEmpty();
    }

    @Test
    void who_listens_hears_what_each_statement_did() {
        // Given
        var appender = appender(1, 10, 3);
        var stream = newStream();

        // When one is stored, comes again, and another relies on what has moved on
        await(appender.append(append(event(stream, 1))));
        await(appender.append(append(event(stream, 1))));
        await(appender.append(having(append(event(newStream(), 1)), stream, 0)));

        // Then
        awaitReports(3);
        assertThat(reports).extracting(AppendReport::stored).containsExactly(1, 0, 0);
        assertThat(reports).extracting(AppendReport::brokenGuards).containsExactly(0, 0, 1);
        assertThat(reports)
                .allMatch(report -> report.appends() == 1 && report.events() == 1)
                .noneMatch(report -> report.waited().isNegative() || report.statement().isZero());
    }

    @Test
    void a_listener_that_throws_disturbs_nobody() {
        var appender =
                new Appender(
                        pool,
                        AppendSettings.DEFAULT,
                        _ -> {
                            throw new IllegalStateException("a listener's own fault");
                        });

        for (int n = 0; n < 5; n++) {
            assertThat(await(appender.append(append(event(newStream(), 1)))))
                    .isInstanceOf(Appended.class);
        }
    }

    private Appender appender(int statementsInFlight, int eventsInStatement, int waiting) {
        return new Appender(
                pool, settings(statementsInFlight, eventsInStatement, waiting), reports::add);
    }

    /// Whoever listens is told after the callers.
    private void awaitReports(int expected) {
        Awaitility.await().atMost(PATIENCE).until(() -> reports.size() == expected);
    }

    private static CompletableFuture<AppendResult> later(Appender appender, Append append) {
        return appender.append(append).subscribeAsCompletionStage();
    }
}
