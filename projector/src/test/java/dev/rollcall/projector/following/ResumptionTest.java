package dev.rollcall.projector.following;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.projector.applying.Checkpoint;
import org.junit.jupiter.api.Test;

/// Where the bus goes on after the store was read.
class ResumptionTest {

    @Test
    void a_checkpoint_beyond_what_the_topic_still_has_goes_back_to_its_end() {
        var resumption = new Resumption("topic", 70, true);

        assertThat(resumption.after(new Checkpoint("topic", 100, 9), 12))
                .isEqualTo(new Checkpoint("topic", 70, 12));
    }

    @Test
    void a_checkpoint_that_was_moved_meanwhile_does_not_go_back() {
        var resumption = new Resumption("topic", 70, false);

        assertThat(resumption.after(new Checkpoint("topic", 100, 9), 12))
                .isEqualTo(new Checkpoint("topic", 100, 12));
    }

    @Test
    void what_came_while_the_store_was_read_is_behind() {
        assertThat(new Resumption("topic", 70, true).atLeast(90).atLeast(80))
                .isEqualTo(new Resumption("topic", 90, true));
    }
}
