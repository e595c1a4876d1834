package dev.rollcall.commands.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private long now;
    private int tries;
    private final Breaker breaker = new Breaker(3, Duration.ofNanos(PAUSE), () -> now);

    @Test
    void what_fails_now_and_then_is_tried_each_time() {
        for (int n = 0; n < 10; n++) {
            fails();
            fails();
            succeeds();
        }

        assertThat(tries).isEqualTo(30);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void what_keeps_failing_is_not_tried_any_more() {
        away();

        assertThatThrownBy(this::succeeds)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("the event store is away");
        assertThat(tries).isEqualTo(3);
    }

    @Test
    void one_is_let_through_each_pause() {
        away();

        for (int probe = 1; probe <= 3; probe++) {
            now += PAUSE;
            fails();
            assertThatThrownBy(this::fails).isInstanceOf(UnavailableException.class);
            assertThat(tries).isEqualTo(3 + probe);
        }
    }

    @Test
    void a_probe_that_never_ends_is_followed_by_another() {
        away();
        now += PAUSE;
        breaker.protect(() -> Uni.createFrom().nothing()).subscribe().with(_ -> {});

        now += PAUSE;

        succeeds();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void the_first_answer_lets_all_through_again() {
        away();
        now += PAUSE;
        succeeds();

        succeeds();
        fails();
        succeeds();
        assertThat(tries).isEqualTo(7);
    }

    @Test
    void what_is_not_the_stores_absence_does_not_count() {
        for (int n = 0; n < 10; n++) {
            assertThatThrownBy(() -> protect(Uni.createFrom().failure(new ArithmeticException())))
                    .isInstanceOf(ArithmeticException.class);
        }

        assertThat(breaker.isOpen()).isFalse();
    }

    private void away() {
        fails();
        fails();
        fails();
        assertThat(breaker.isOpen()).isTrue();
    }

    private void fails() {
        try {
            protect(Uni.createFrom().failure(new IOException("connection refused")));
        } catch (UnavailableException refused) {
            throw refused;
        } catch (RuntimeException expected) {
            assertThat(expected).hasCauseInstanceOf(IOException.class);
        }
    }

    private void succeeds() {
        protect(Uni.createFrom().item("x"));
    }

    private void protect(Uni<String> outcome) {
        breaker.protect(
                        () -> {
                            tries++;
                            return outcome;
                        })
                .await()
                .indefinitely();
    }
}
