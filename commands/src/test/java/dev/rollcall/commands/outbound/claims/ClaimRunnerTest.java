package dev.rollcall.commands.outbound.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimRunnerTest {

    static final Duration NEVER = Duration.ofHours(1);
    static final Duration ALWAYS = Duration.ofMillis(1);

    final AtomicInteger due = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    final AtomicInteger tidied = new AtomicInteger();

    ClaimRunner<Integer> runner;

    @AfterEach
    void stop() throws InterruptedException {
        runner.stop();
    }

    @Test
    void what_is_due_is_carried_out_at_once_and_what_comes_later_when_there_is_news() {
        due.set(20);
        start(4, NEVER, _ -> done.incrementAndGet());
        await().until(() -> done.get() == 20);

        due.set(1);
        runner.wake();

        await().until(() -> done.get() == 21);
    }

    @Test
    void no_more_are_under_way_than_there_are_hands() {
        var underWay = new AtomicInteger();
        var open = new CountDownLatch(1);
        due.set(20);

        start(
                3,
                ALWAYS,
                _ -> {
                    underWay.incrementAndGet();
                    await().until(() -> open.getCount() == 0);
                    underWay.decrementAndGet();
                    done.incrementAndGet();
                });

        await().until(() -> underWay.get() == 3);
        assertThat(due).hasValue(17);
        open.countDown();
        await().until(() -> done.get() == 20);
    }

    @Test
    void one_that_throws_gives_its_hand_back() {
        due.set(3);

        start(
                1,
                NEVER,
                claim -> {
                    if (claim == 3) {
                        throw new IllegalStateException("the database is away");
                    }
                    done.incrementAndGet();
                });

        await().until(() -> done.get() == 2);
    }

    @Test
    void it_is_tidied_up_however_much_there_is_to_do() {
        due.set(Integer.MAX_VALUE);

        start(2, ALWAYS, _ -> done.incrementAndGet());

        await().until(() -> tidied.get() > 3);
    }

    private void start(int parallel, Duration poll, Consumer<Integer> carryOut) {
        runner =
                new ClaimRunner<>(
                        "claims",
                        new ClaimRunner.Work<>(
                                this::claim, carryOut, claim -> "claim " + claim, this::tidy),
                        new ClaimRunner.Pace(parallel, poll, ALWAYS));
        runner.start();
    }

    private Uni<Optional<Integer>> claim() {
        return Uni.createFrom()
                .item(
                        () ->
                                Optional.of(due.getAndUpdate(left -> Math.max(0, left - 1)))
                                        .filter(left -> left > 0));
    }

    private Uni<Void> tidy() {
        return Uni.createFrom().voidItem().invoke(() -> tidied.incrementAndGet());
    }
}
