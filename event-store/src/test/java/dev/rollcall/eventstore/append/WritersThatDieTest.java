package dev.rollcall.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.read.EventReader;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// A reader goes on at `position > n` while writers stall, roll back and die.
class WritersThatDieTest {

    private final long seed = new Random().nextLong();

    @Test
    void a_reader_at_position_n_misses_nothing() throws Exception {
        System.out.println("seed = " + seed);
        try (var database = StoreDatabase.create();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pool = database.pool(FaultyWriters.WRITERS);
            var writers = new FaultyWriters(threads, pool, seed);

            var read = writers.beside(new EventReader(database.pool(1)), () -> true);

            assertThat(read)
                    .as("seed %d", seed)
                    .hasSizeGreaterThan(FaultyWriters.LEAST)
                    .containsExactlyElementsOf(database.ids());
        }
    }
}
