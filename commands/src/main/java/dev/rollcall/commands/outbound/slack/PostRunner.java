package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.interview.InterviewsMoved;
import dev.rollcall.commands.outbound.claims.ClaimRunner;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Carries out what is wanted of the bot for as long as the service runs, several channels at the
/// same time, each in order.
@ApplicationScoped
class PostRunner {

    private static final Logger LOG = Logger.getLogger(PostRunner.class);

    private final SlackWorkspaces slack;
    private final ClaimRunner<Claim> runner;

    PostRunner(
            SlackWorkspaces slack,
            SlackPosts posts,
            WantedPosts wanted,
            PostDelivery delivery,
            PostsConfig config) {
        this.slack = slack;
        this.runner =
                new ClaimRunner<>(
                        "slack-posts",
                        new ClaimRunner.Work<>(
                                () -> posts.claim(config.claim()),
                                delivery::carryOut,
                                claim -> "post " + claim.id(),
                                () -> wanted.forget(config.kept())),
                        new ClaimRunner.Pace(
                                config.parallel(), config.poll(), config.forgetEvery()));
    }

    void wake() {
        runner.wake();
    }

    void interviewsMoved(@Observes InterviewsMoved moved) {
        wake();
    }

    void start(@Observes StartupEvent started) {
        if (slack.usable()) {
            runner.start();
        } else {
            LOG.info(
                    "Slack: the bot says nothing, since neither rollcall.slack.bot-token nor rollcall.slack.token-keys is set");
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        runner.stop();
    }
}
