package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.interview.InterviewsMoved;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Carries out what is wanted of the bot for as long as the service runs, several channels at the
/// same time, each in order.
@ApplicationScoped
class PostRunner {

    private static final Logger LOG = Logger.getLogger(PostRunner.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final SlackWorkspaces slack;
    private final SlackPosts posts;
    private final WantedPosts wanted;
    private final PostDelivery delivery;
    private final PostsConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore hands;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;
    private long nextForgetting = System.nanoTime();

    PostRunner(
            SlackWorkspaces slack,
            SlackPosts posts,
            WantedPosts wanted,
            PostDelivery delivery,
            PostsConfig config) {
        this.slack = slack;
        this.posts = posts;
        this.wanted = wanted;
        this.delivery = delivery;
        this.config = config;
        this.hands = new Semaphore(config.parallel());
    }

    void wake() {
        news.release();
    }

    void interviewsMoved(@Observes InterviewsMoved moved) {
        wake();
    }

    void start(@Observes StartupEvent started) {
        if (slack.usable()) {
            thread = Thread.ofVirtual().name("slack-posts").start(this::run);
        } else {
            LOG.info(
                    "Slack: the bot says nothing, since neither rollcall.slack.bot-token nor rollcall.slack.token-keys is set");
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(ANSWER);
        }
        threads.shutdown();
        if (!threads.awaitTermination(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn(
                    "Slack: calls are still under way; another pod looks for their messages later");
        }
    }

    private void run() {
        try {
            while (!stopping) {
                hands.acquire();
                if (!startOne()) {
                    forgetWhenDue();
                    awaitNews();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there was one to start; takes the hand for it.
    private boolean startOne() {
        try {
            var claim = posts.claim(config.claim()).await().atMost(ANSWER);
            if (claim.isPresent()) {
                threads.execute(() -> carryOut(claim.get()));
                return true;
            }
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf("Slack: posts wait, since the database failed: %s", failure);
            }
        }
        hands.release();
        return false;
    }

    private void carryOut(Claim claim) {
        try {
            delivery.carryOut(claim);
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "Slack: what became of post %s could not be stored (%s); it is looked for when its claim ends",
                    claim.id(), failure);
        } finally {
            hands.release();
            wake();
        }
    }

    private void forgetWhenDue() {
        if (System.nanoTime() < nextForgetting) {
            return;
        }
        nextForgetting = System.nanoTime() + config.forgetEvery().toNanos();
        try {
            wanted.forget(config.kept()).await().atMost(ANSWER);
        } catch (RuntimeException failure) {
            LOG.warnf("Slack: old posts could not be forgotten yet: %s", failure);
        }
    }

    private void awaitNews() throws InterruptedException {
        if (news.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
