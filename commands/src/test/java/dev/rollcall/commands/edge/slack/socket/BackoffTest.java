package dev.rollcall.commands.edge.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    final Backoff backoff = new Backoff(FIRST, LONGEST, new SplittableRandom(7));

    @Test
    void pauses_double_up_to_the_longest_and_are_never_all_of_it() {
        var pauses = Stream.generate(backoff::next).limit(100).toList();

        assertThat(pauses.getFirst()).isBetween(FIRST.dividedBy(2), FIRST);
        assertThat(pauses.get(3)).isBetween(FIRST.multipliedBy(4), FIRST.multipliedBy(8));
        assertThat(pauses.subList(5, 100))
                .allSatisfy(pause -> assertThat(pause).isBetween(LONGEST.dividedBy(2), LONGEST));
    }

    @Test
    void a_socket_that_was_only_greeted_changes_nothing() {
        backoff.next();
        backoff.next();

        assertThat(backoff.afterEnd(Duration.ofMillis(20))).isGreaterThanOrEqualTo(FIRST);
        assertThat(backoff.afterRenewal(Duration.ofMillis(20))).isGreaterThan(FIRST);
    }

    @Test
    void one_that_lasted_starts_over_and_is_renewed_at_once() {
        Stream.generate(backoff::next).limit(10).forEach(_ -> {});

        assertThat(backoff.afterRenewal(LONGEST)).isZero();
        assertThat(backoff.afterEnd(LONGEST)).isLessThanOrEqualTo(FIRST);
    }
}
