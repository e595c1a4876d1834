package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventstore.StoreDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is stored stays as it is, and the services can only append.
class AppendOnlyTest {

    private static final String INSERT =
            """
            insert into event_store.events
            values (gen_random_uuid(), 'x', 'x', '{}', now(), '{}', 1, 1, 1)
            """;

    private static StoreDatabase database;

    @BeforeAll
    static void setUp() throws SQLException {
        database = StoreDatabase.create();
        var pool = database.pool(1);
        // Enough names for each partition to hold some.
        for (int n = 0; n < 100; n++) {
            send(pool, append(event("stream-" + n, 1)));
        }
    }

    @AfterAll
    static void tearDown() {
        database.close();
    }

    static List<String> relations() {
        var partitions = IntStream.range(0, 8).mapToObj(n -> "event_store.events_" + n);
        return Stream.concat(Stream.of("event_store.events"), partitions).toList();
    }

    @ParameterizedTest
    @MethodSource("relations")
    void nobody_changes_what_is_stored(String relation) throws SQLException {
        assertThat(database.number("select count(*) from " + relation)).isPositive();

        assertRefused("update " + relation + " set type = 'TeamRegistered'");
        assertRefused("delete from " + relation);
        assertRefused("truncate " + relation);
        assertRefused(
                "merge into %s e using (select 1) s on true when matched then delete"
                        .formatted(relation));
    }

    @Test
    void nobody_overwrites_what_is_stored() {
        assertRefused(
                INSERT.strip() + " on conflict (aggregate_id, sequence) do update set data = '{}'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollcall_commands", "rollcall_projector", "rollcall_api"})
    void a_service_reads_and_does_nothing_else_to_the_tables(String role) throws SQLException {
        try (var connection = database.connect(role);
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("select * from event_store.events").next()).isTrue();
            assertThat(statement.executeQuery("select epoch from event_store.epoch").next())
                    .isTrue();
        }
        for (var sql :
                List.of(
                        INSERT,
                        "update event_store.events set type = 'x'",
                        "delete from event_store.events",
                        "truncate event_store.events",
                        "insert into event_store.events_0 select * from event_store.events_0",
                        "select nextval('event_store.event_position')",
                        "update event_store.epoch set epoch = 2",
                        "create table event_store.mine (n int)",
                        "alter table event_store.events disable trigger all",
                        "drop table event_store.events")) {
            assertDenied(role, sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollcall_projector", "rollcall_api"})
    void only_commands_append(String role) {
        assertDenied(
                role,
                """
                select event_store.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                                          '{}', '{}', '{}', '{}')
                """);
    }

    @Test
    void there_is_one_epoch() {
        assertThatThrownBy(() -> database.execute("insert into event_store.epoch values (2)"))
                .hasMessageContaining("epoch_is_one_row");
    }

    /// Even for the administrator.
    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> database.execute(sql)).as(sql).hasMessageContaining("append-only");
    }

    private static void assertDenied(String role, String sql) {
        assertThatThrownBy(
                        () -> {
                            try (var connection = database.connect(role);
                                    var statement = connection.createStatement()) {
                                statement.execute(sql);
                            }
                        })
                .as("%s: %s", role, sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
    }
}
