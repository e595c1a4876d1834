package dev.rollcall.projector.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.projector.following.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EveryMinuteTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Minute IDLE = new Minute(0, 0, 0, 0);

    @Test
    void a_view_that_is_level_says_so_with_its_work() {
        assertThat(line(standing(1500, 0, Optional.empty()), new Minute(812, 40, 20, 0)))
                .isEqualTo(
                        "teams is level with the log at position 1500; in this minute this pod"
                                + " applied 812 events in 40 batches (median 20); nothing stuck,"
                                + " no dead letters");
    }

    @Test
    void a_view_that_is_behind_says_by_how_much_and_what_is_wrong() {
        var unseen = new Unseen(1381, "a", NOW.minus(Duration.ofMillis(4240)));
        assertThat(line(standing(1380, 3, Optional.of(unseen)), new Minute(0, 0, 0, 2)))
                .isEqualTo(
                        "teams is 4.2 s and at most 120 events behind, at position 1380; in this"
                                + " minute this pod applied nothing; 3 stuck, 2 new dead letters");
    }

    @Test
    void before_the_first_look_nothing_is_claimed() {
        assertThat(EveryMinute.line("teams", Optional.empty(), IDLE, NOW))
                .startsWith("teams is not compared yet; ");
    }

    private static String line(Standing standing, Minute minute) {
        return EveryMinute.line("teams", Optional.of(standing), minute, NOW);
    }

    @Test
    void a_paused_view_says_so_first() {
        var paused = new Paused(NOW.minus(Duration.ofHours(1)), "broken", "ada");
        var standing =
                new Standing(
                        "teams",
                        1,
                        1,
                        7,
                        7,
                        0,
                        Optional.empty(),
                        Map.of(),
                        Optional.of(paused),
                        Optional.empty(),
                        NOW);
        assertThat(line(standing, IDLE))
                .startsWith("teams is PAUSED since 2026-11-24T07:00:00Z and is level with the log");
    }

    @Test
    void a_rebuild_that_is_under_way_is_told_last() {
        var since = NOW.minus(Duration.ofSeconds(10));
        assertThat(line(rebuilt(new Rebuilding("filling", since, 500, 2000, null)), IDLE))
                .endsWith("; its rebuild is filling, 500 of about 2,000 events, 30 s left");
        assertThat(line(rebuilt(new Rebuilding("waiting", since, 2000, 2000, 3L)), IDLE))
                .endsWith("; its rebuild is waiting for an operator, 3 rows differ");
        assertThat(line(rebuilt(new Rebuilding("catching_up", since, 2000, 2000, null)), IDLE))
                .endsWith("; its rebuild is catching up");
    }

    private static Standing rebuilt(Rebuilding rebuild) {
        return standing(7, 0, Optional.empty(), Optional.of(rebuild));
    }

    private static Standing standing(long position, long stuck, Optional<Unseen> unseen) {
        return standing(position, stuck, unseen, Optional.empty());
    }

    private static Standing standing(
            long position, long stuck, Optional<Unseen> unseen, Optional<Rebuilding> rebuild) {
        return new Standing(
                "teams",
                1,
                1,
                position,
                1500,
                stuck,
                unseen,
                Map.of(),
                Optional.empty(),
                rebuild,
                NOW);
    }
}
