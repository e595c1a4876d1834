package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.eventWithData;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Point 5 of the append: what the database refuses fails alone.
class DataErrorsTest {

    private static final AppendSettings ONE_STATEMENT = settings(1, 256, 100);

    private static StoreDatabase database;
    private static Pool pool;

    @BeforeAll
    static void setUp() throws SQLException {
        database = StoreDatabase.create();
        pool = database.pool(2);
    }

    @AfterAll
    static void tearDown() {
        database.close();
    }

    /// NUL, escaped and not; half of a surrogate pair; what is no JSON; what nests too deeply.
    static List<String> refusedData() {
        return List.of(
                "{\"name\": \"\\u0000\"}",
                "{\"name\": \"\u0000\"}",
                "{\"name\": \"\\ud83d\"}",
                "{\"name\": ",
                "",
                "[".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("refusedData")
    void a_payload_that_the_database_refuses_fails_alone(String data) throws SQLException {
        // Given
        var appender = new Appender(pool, ONE_STATEMENT, _ -> {});
        var refused = new ArrayList<CompletableFuture<AppendResult>>();
        var neighbours = new ArrayList<CompletableFuture<AppendResult>>();

        // When
        try (var held = new HeldLock(database)) {
            held.occupy(appender);
            for (int n = 0; n < 40; n++) {
                if (n == 3 || n == 25) {
                    refused.add(
                            appender.append(append(eventWithData(newStream(), data)))
                                    .subscribeAsCompletionStage());
                } else {
                    neighbours.add(
                            appender.append(append(event(newStream(), 1)))
                                    .subscribeAsCompletionStage());
                }
            }
        }

        // Then
        assertThat(neighbours).hasSize(38).allMatch(one -> one.join() instanceof Appended);
        for (var one : refused) {
            assertThatThrownBy(one::join).hasCauseInstanceOf(PgException.class);
        }
    }
}
