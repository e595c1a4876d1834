package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.console.Terminal;
import dev.rollcall.commands.eventlog.EventLog;
import dev.rollcall.local.postgres.LocalPostgres;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredUpdatesTest {

    private static final LocalPostgres POSTGRES = LocalPostgres.start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String INDEXES =
            """
            select string_agg(indexdef, E'\\n' order by indexname)
            from pg_indexes
            where schemaname = 'event_store'
            """;
    private static final String CONSTRAINTS =
            """
            select string_agg(concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)),
                              E'\\n' order by conrelid::regclass::text, conname)
            from pg_constraint
            where connamespace = 'event_store'::regnamespace
            """;

    private Database database;

    @BeforeEach
    void setUp() throws SQLException {
        database = Database.of(POSTGRES).beside("updates_" + COUNT.incrementAndGet());
        database.migrate("event_store", "commands");
    }

    @Test
    void what_is_stored_keeps_every_promise_of_the_log() throws SQLException {
        new StoredUpdates().fill(database, 101_234);

        assertThat(verified()).contains("101,234 events up to position 101,234: nothing is wrong");
    }

    @Test
    void keys_and_indexes_are_what_they_were() throws SQLException {
        var indexes = database.ask(INDEXES);
        var constraints = database.ask(CONSTRAINTS);

        new StoredUpdates().fill(database, 1_000);

        assertThat(database.ask(INDEXES)).isEqualTo(indexes);
        assertThat(database.ask(CONSTRAINTS)).isEqualTo(constraints);
        assertThat(database.ask("select count(*) from pg_index where not indisvalid"))
                .isEqualTo("0");
    }

    @Test
    void the_next_append_goes_on_from_what_is_stored() throws SQLException {
        new StoredUpdates().fill(database, 1_000);

        assertThat(database.ask("select nextval('event_store.event_position')")).isEqualTo("1001");
        assertThat(
                        database.ask(
                                """
                                select to_timestamp(last_value / 1000000.0) = max(timestamp)
                                from event_store.last_stamp, event_store.events
                                group by last_value
                                """))
                .isEqualTo("t");
    }

    private String verified() {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(InputStream.nullInputStream(), out, System.err, () -> false);
        EventLog.run(terminal, "verify", "--database=" + database.url());
        return out.toString(UTF_8);
    }
}
