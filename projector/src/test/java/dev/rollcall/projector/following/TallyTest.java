package dev.rollcall.projector.following;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.projector.applying.Outcome;
import dev.rollcall.projector.projections.Poison.Cause;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void the_median_is_the_size_that_half_of_the_batches_do_not_exceed() {
        // Given
        for (int size : new int[] {1, 1, 7, 300, 900}) {
            tally.add(size, applied(size));
        }
        // When
        var minute = tally.take();
        // Then
        assertThat(minute).isEqualTo(new Minute(1209, 5, 7, 0));
    }

    @Test
    void each_minute_starts_anew() {
        tally.add(3, applied(2, Cause.REFUSED));
        assertThat(tally.take()).isEqualTo(new Minute(2, 1, 3, 1));
        assertThat(tally.take()).isEqualTo(new Minute(0, 0, 0, 0));
    }

    @Test
    void a_checkpoint_that_moves_over_nothing_is_no_batch() {
        tally.add(0, applied(0));
        assertThat(tally.take().batches()).isZero();
    }

    private static Outcome.Applied applied(int changes, Cause... causes) {
        return new Outcome.Applied(
                Set.of(0), Collections.nCopies(changes, Instant.EPOCH), List.of(causes));
    }
}
