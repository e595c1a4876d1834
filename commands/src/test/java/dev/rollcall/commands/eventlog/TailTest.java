package dev.rollcall.commands.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailTest {

    private final Pipe out = new Pipe();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private LogStore store;
    private CompletableFuture<Integer> tail;

    @BeforeEach
    void setUp() throws SQLException {
        store = LogStore.create();
        store.fill(2, 6);
    }

    /// Its reader goes, which a tail notices with the next event.
    @AfterEach
    void tearDown() throws Exception {
        out.close();
        append("team-1", "TeamRenamed");
        assertThat(tail.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void what_is_stored_from_now_on_is_printed_until_the_reader_goes() throws SQLException {
        tail("tail");
        await().until(() -> connections() == 1);

        awaitPrinted("team-before", "TeamRegistered");
        awaitPrinted("team-new", "TeamRegistered");

        assertThat(out.toString())
                .doesNotContain("team-1")
                .matches("(?s).*TeamRegistered v1  team-new/1  .*");
    }

    @Test
    void it_can_begin_in_the_past_and_filters() throws SQLException {
        tail("tail", "--from-position=3", "--type=TeamRenamed", "--aggregate=team-1");

        await().until(() -> out.toString().lines().count() == 2);
        append("team-1", "TeamRegistered");
        append("team-1", "TeamRenamed");

        await().until(() -> out.toString().lines().count() == 3);
        assertThat(out.toString().lines())
                .allMatch(line -> line.contains("TeamRenamed v1  team-1/"));
    }

    @Test
    void it_prints_what_export_writes_when_asked_to() {
        tail("tail", "--json", "--since=2026-01-01T00:00:00Z");

        await().until(() -> out.toString().lines().count() == 6);
        assertThat(out.toString()).isEqualTo(store.run("export").out());
    }

    /// One that has just connected may not know yet where the log ends: so again until it is seen.
    private void awaitPrinted(String aggregate, String type) {
        await().until(
                        () -> {
                            append(aggregate, type);
                            return out.toString().contains(aggregate);
                        });
    }

    private void tail(String... arguments) {
        tail =
                CompletableFuture.supplyAsync(
                        () -> store.run("", out, err, () -> false, arguments),
                        Thread::startVirtualThread);
    }

    private long connections() throws SQLException {
        return store.number(
                "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'rollcall-events'");
    }

    private void append(String aggregate, String type) throws SQLException {
        store.execute(
                """
                insert into event_store.events
                select gen_random_uuid(), '%2$s', '%1$s', '{"name": "x"}', now(), '{}', 1,
                       (select count(*) + 1 from event_store.events where aggregate_id = '%1$s'),
                       (select max(position) + 2 from event_store.events)
                """
                        .formatted(aggregate, type));
    }

    /// Breaks, as a pipe does, once its reader has gone.
    private static final class Pipe extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean closed;

        @Override
        public void write(int one) throws IOException {
            if (closed) {
                throw new IOException("Broken pipe");
            }
            bytes.write(one);
        }

        /// Whoever reads meanwhile sees all of it, or nothing.
        @Override
        public void write(byte[] all, int from, int count) throws IOException {
            if (closed) {
                throw new IOException("Broken pipe");
            }
            bytes.write(all, from, count);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String toString() {
            return bytes.toString(UTF_8);
        }
    }
}
