package dev.rollcall.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.machine.FreePort;
import dev.rollcall.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader of a streaming replica, while its primary is written to.
class ReplicaTest {

    private final long seed = new Random().nextLong();

    @TempDir Path folder;
    private LocalPostgres primary;
    private LocalPostgres replica;
    private StoreDatabase store;
    private StoreDatabase copy;

    /// A cold copy of the primary's folder becomes the replica.
    @BeforeEach
    void setUp() {
        var data = folder.resolve("primary").resolve("data");
        var copied = folder.resolve("replica").resolve("data");
        int port = FreePort.any();
        try (var first = LocalPostgres.start(data, port)) {
            StoreDatabase.migrate(first);
        }
        Folder.copy(data.getParent(), copied.getParent());
        primary = LocalPostgres.start(data, port);
        replica = LocalPostgres.startStandby(copied, FreePort.any(), port);
        store = StoreDatabase.of(primary);
        copy = StoreDatabase.of(replica);
    }

    @AfterEach
    void tearDown() {
        copy.close();
        store.close();
        replica.close();
        primary.close();
    }

    @Test
    void a_reader_of_a_replica_at_position_n_misses_nothing() throws Exception {
        System.out.println("seed = " + seed);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pool = store.pool(FaultyWriters.WRITERS);
            var writers = new FaultyWriters(threads, pool, seed);

            var read = writers.beside(new EventReader(copy.pool(1)), this::hasAll);

            assertThat(read)
                    .as("seed %d", seed)
                    .hasSizeGreaterThan(FaultyWriters.LEAST)
                    .containsExactlyElementsOf(store.ids());
        }
    }

    @Test
    void a_replica_takes_no_events() {
        assertThatThrownBy(() -> copy.execute("update event_store.epoch set epoch = 2"))
                .hasMessageContaining("read-only");
    }

    /// Whether the replica shows everything that the primary has committed.
    private boolean hasAll() {
        try {
            return copy.number("select count(*) from event_store.events")
                    == store.number("select count(*) from event_store.events");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
