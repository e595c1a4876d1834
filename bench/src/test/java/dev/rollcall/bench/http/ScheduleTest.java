package dev.rollcall.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration TIME = Duration.ofMillis(200);

    @BeforeAll
    static void propagateContexts() {
        ContextManagerProvider.instance();
    }

    /// All are answered at once, with the last of them: the first one's time is nearly all of it.
    @Test
    void a_stall_is_charged_to_all_who_were_due_in_it() throws InterruptedException {
        List<UniEmitter<? super Void>> waiting = new ArrayList<>();

        var times =
                Schedule.run(
                        100,
                        TIME,
                        () ->
                                Uni.createFrom()
                                        .emitter(
                                                caller -> {
                                                    waiting.add(caller);
                                                    if (waiting.size() == 20) {
                                                        waiting.forEach(it -> it.complete(null));
                                                    }
                                                }));

        assertThat(waiting).hasSize(20);
        assertThat(times.milliseconds(1)).isGreaterThan(185);
        assertThat(times.milliseconds(0.5)).isGreaterThan(85);
    }

    @Test
    void a_call_that_fails_fails_the_run() {
        assertThatThrownBy(
                        () ->
                                Schedule.run(
                                        100,
                                        TIME,
                                        () ->
                                                Uni.createFrom()
                                                        .failure(new IllegalStateException("503"))))
                .hasRootCauseMessage("503");
    }

    @Test
    void a_share_of_the_calls_took_no_longer() {
        var nanos = new long[100];
        for (int n = 0; n < 100; n++) {
            nanos[n] = (100 - n) * 1_000_000L;
        }
        var times = new Times(nanos);

        assertThat(times.milliseconds(0.99)).isEqualTo(99);
        assertThat(times.milliseconds(0.5)).isEqualTo(50);
        assertThat(times.milliseconds(1)).isEqualTo(100);
    }
}
