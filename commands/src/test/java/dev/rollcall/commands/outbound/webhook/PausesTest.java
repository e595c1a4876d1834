package dev.rollcall.commands.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    static final Pauses PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofHours(12));
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void pauses_quadruple_up_to_the_longest() {
        var seconds =
                IntStream.rangeClosed(1, 11)
                        .mapToObj(attempt -> PAUSES.after(attempt, 1).toSeconds())
                        .toList();
        assertThat(seconds)
                .isEqualTo(
                        List.of(
                                5L, 20L, 80L, 320L, 1_280L, 5_120L, 20_480L, 43_200L, 43_200L,
                                43_200L, 43_200L));
        assertThat(PAUSES.after(1_000, 1)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void a_pause_is_half_of_it_at_least() {
        assertThat(PAUSES.after(2, 0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_receiver_may_ask_for_seconds_or_a_date() {
        assertThat(asked("120")).contains(Duration.ofMinutes(2));
        assertThat(asked("Thu, 26 Nov 2026 12:05:00 GMT")).contains(Duration.ofMinutes(5));
        assertThat(asked("999999999")).contains(Duration.ofHours(12));
        assertThat(asked("0")).isEmpty();
        assertThat(asked("Thu, 26 Nov 2026 11:05:00 GMT")).isEmpty();
        assertThat(asked("soon")).isEmpty();
        assertThat(PAUSES.asked(Optional.empty(), NOW)).isEmpty();
    }

    private static Optional<Duration> asked(String retryAfter) {
        return PAUSES.asked(Optional.of(retryAfter), NOW);
    }
}
