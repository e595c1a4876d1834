package dev.rollcall.commands.outbound.claims;

import dev.rollcall.commands.loop.Loop;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Carries out what it can claim for as long as it runs, some at the same time. Every pod has one:
/// what one leaves undone, another claims later.
///
/// @param <C> the right to do one thing, for a while
public final class ClaimRunner<C> {

    private static final Logger LOG = Logger.getLogger(ClaimRunner.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /// Where claims come from, and what is done about them.
    ///
    /// @param claim the next that is due and that nobody is at
    /// @param carryOut blocks; where it throws, it is done again once the claim has ended
    /// @param named what a claim is called in the log
    /// @param tidy is done now and then
    public record Work<C>(
            Supplier<Uni<Optional<C>>> claim,
            Consumer<C> carryOut,
            Function<C, String> named,
            Supplier<Uni<Void>> tidy) {}

    /// How fast.
    ///
    /// @param parallel how many at the same time
    /// @param poll how long to wait for news before it looks again
    public record Pace(int parallel, Duration poll, Duration tidyEvery) {}

    private final String name;
    private final Work<C> work;
    private final Pace pace;
    private final Semaphore hands;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Loop loop;
    private long nextTidying = System.nanoTime();

    /// Not started yet.
    ///
    /// @param name of all that is claimed, for the log
    public ClaimRunner(String name, Work<C> work, Pace pace) {
        this.name = name;
        this.work = work;
        this.pace = pace;
        this.hands = new Semaphore(pace.parallel());
        this.loop = new Loop(name, this::turn);
    }

    public void start() {
        loop.start();
    }

    /// There may be more to claim.
    public void wake() {
        loop.wake();
    }

    public void stop() throws InterruptedException {
        loop.stop(ANSWER);
        threads.shutdown();
        if (!threads.awaitTermination(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%s: some are still under way; another pod takes them over later", name);
        }
    }

    private Duration turn() throws InterruptedException {
        tidyWhenDue();
        hands.acquire();
        return startOne() ? Duration.ZERO : pace.poll();
    }

    /// Whether there was one to start; it has the hand until it is done.
    private boolean startOne() {
        try {
            var claimed = work.claim().get().await().atMost(ANSWER);
            if (claimed.isPresent()) {
                threads.execute(() -> carryOut(claimed.get()));
                return true;
            }
        } catch (RuntimeException failure) {
            if (!loop.isStopping()) {
                LOG.warnf("%s wait, since the database failed: %s", name, failure);
            }
        }
        hands.release();
        return false;
    }

    private void carryOut(C claim) {
        try {
            work.carryOut().accept(claim);
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "%s: what became of %s could not be stored (%s); it is taken up again when its claim ends",
                    name, work.named().apply(claim), failure);
        } finally {
            hands.release();
            wake();
        }
    }

    private void tidyWhenDue() {
        if (System.nanoTime() - nextTidying < 0) {
            return;
        }
        nextTidying = System.nanoTime() + pace.tidyEvery().toNanos();
        try {
            work.tidy().get().await().atMost(ANSWER);
        } catch (RuntimeException failure) {
            LOG.warnf("%s: what is old could not be tidied up yet: %s", name, failure);
        }
    }
}
