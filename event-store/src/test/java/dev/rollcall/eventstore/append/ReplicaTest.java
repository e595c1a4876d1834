package dev.rollcall.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.postgres.LocalPostgres;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A reader of a streaming replica, while its primary is written to.
class ReplicaTest {

    private final long seed = new Random().nextLong();

    private LocalPostgres primary;
    private LocalPostgres replica;
    private StoreDatabase store;
    private StoreDatabase copy;

    @BeforeEach
    void setUp() {
        primary = LocalPostgres.start();
        StoreDatabase.migrate(primary);
        replica = primary.standby();
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
