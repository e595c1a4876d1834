package dev.rollcall.commands.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AskedOnceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void the_open_poll_that_asked_last_is_answered() {
        assertThat(
                        AskedOnce.answered(
                                List.of(open(1, -60), open(2, -30), closed(3, -10), open(4, 30)),
                                NOW))
                .hasValue(open(2, -30));
    }

    @Test
    void who_is_early_by_their_own_clock_answers_what_will_ask_them_first() {
        assertThat(AskedOnce.answered(List.of(closed(1, -900), open(2, 90), open(3, 30)), NOW))
                .hasValue(open(3, 30));
    }

    @Test
    void who_is_late_answers_only_the_last_one() {
        assertThat(AskedOnce.answered(List.of(closed(1, -900), closed(2, -300)), NOW))
                .hasValue(closed(2, -300));
        assertThat(AskedOnce.answered(List.of(closed(1, -900), answered(2, -300, true)), NOW))
                .isEmpty();
    }

    @Test
    void who_has_answered_the_open_poll_says_more_and_answers_no_older_one() {
        assertThat(AskedOnce.answered(List.of(closed(1, -900), answered(2, -30, false)), NOW))
                .isEmpty();
        assertThat(AskedOnce.answered(List.of(), NOW)).isEmpty();
    }

    private static AskedOnce open(int n, int minutes) {
        return new AskedOnce(id(n), at(minutes), false, false, true);
    }

    private static AskedOnce closed(int n, int minutes) {
        return new AskedOnce(id(n), at(minutes), true, false, true);
    }

    private static AskedOnce answered(int n, int minutes, boolean closed) {
        return new AskedOnce(id(n), at(minutes), closed, true, true);
    }

    private static UUID id(int n) {
        return new UUID(0, n);
    }

    private static Instant at(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}
