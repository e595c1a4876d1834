package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.Speech.Message;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.tokens.Installations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Makes one message say what it is to say now. It is posted at most once, but for one rare case: a
/// pod that is paused for the rest of its claim just when it has begun to send.
@ApplicationScoped
class PostDelivery {

    private static final Logger LOG = Logger.getLogger(PostDelivery.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Installations installations;
    private final Speech speech;
    private final SlackPosts posts;
    private final PostsAfterInstall afterInstall;
    private final Composer composer;
    private final PollRecords records;
    private final PostMetrics metrics;
    private final PostsConfig config;

    PostDelivery(
            Installations installations,
            Speech speech,
            SlackPosts posts,
            PostsAfterInstall afterInstall,
            Composer composer,
            PollRecords records,
            PostMetrics metrics,
            PostsConfig config) {
        this.installations = installations;
        this.speech = speech;
        this.posts = posts;
        this.afterInstall = afterInstall;
        this.composer = composer;
        this.records = records;
        this.metrics = metrics;
        this.config = config;
    }

    void carryOut(Claim claim) {
        try {
            end(claim);
        } catch (RuntimeException failure) {
            tryLater(claim, true, failure.toString());
        }
    }

    /// Before anything is sent, what was unsure stays so.
    private void end(Claim claim) {
        installations.lookFor(claim.spot().workspace());
        var composition = composer.compose(claim);
        boolean unsure = claim.postingSince().isPresent();
        switch (speech.speak(claim, composition)) {
            case Done(var message) -> done(claim, message, composition);
            case Refused(var refusal) when refusal.passes() ->
                    tryLater(claim, unsure, refusal.error());
            case Refused(var refusal) -> refused(claim, unsure, refusal);
            case Busy(var pause) -> postpone(claim, pause, unsure);
            case NotSent(var reason) -> tryLater(claim, unsure, reason);
            case Unknown(var reason) -> tryLater(claim, true, reason);
        }
    }

    /// What follows from a message comes before the note that it is there: whoever takes over after
    /// a crash finds it, and does that again.
    private void done(Claim claim, Optional<Message> message, Composition composition) {
        // What is wanted may be of a tail that the log has lost, and then never comes.
        long tells = Math.max(composition.tells(), claim.wanted());
        if (message.isPresent() && claim.ts().isEmpty()) {
            await(records.record(claim.in(message.get().channel()), message.get().ts()));
        }
        if (message.isPresent() && claim.spot().part() == 0) {
            await(posts.continued(claim, composition.messages().size(), tells));
        }
        await(posts.shown(claim, message.map(Message::ts), tells));
    }

    /// Slack is to be left alone for a while: that is nobody's failure, and is never given up.
    private void postpone(Claim claim, Duration pause, boolean unsure) {
        metrics.count("postponed");
        LOG.infof("Slack: post %s waits for %d ms: rate limit", claim.id(), pause.toMillis());
        await(posts.postponed(claim, pause, unsure));
    }

    private void tryLater(Claim claim, boolean unsure, String reason) {
        if (claim.failures() + 1 >= config.attempts()) {
            giveUp(claim, unsure, reason, "it was tried %d times".formatted(config.attempts()));
            return;
        }
        var pause = backOff(claim);
        metrics.count("retried");
        LOG.infof(
                "Slack: %s of %s in %s failed (%s); trying again in %d ms",
                claim.kind().storedName(), claim.subject(), claim.spot(), reason, pause.toMillis());
        await(posts.failed(claim, pause, unsure));
    }

    private void refused(Claim claim, boolean unsure, SlackRefusal refusal) {
        giveUp(claim, unsure, refusal.error(), refusal.remedy());
        if (refusal.isOurs()) {
            afterInstall.givenUp(claim.spot().workspace());
        }
    }

    private void giveUp(Claim claim, boolean unsure, String reason, String remedy) {
        metrics.count("given_up");
        LOG.errorf(
                "Slack: gave up post %s (%s of %s in %s): %s. What to do: %s",
                claim.id(),
                claim.kind().storedName(),
                claim.subject(),
                claim.spot(),
                reason,
                remedy);
        await(posts.givenUp(claim, reason, unsure));
    }

    /// Doubles from the first pause; between half and all of it, so that pods don't come together.
    private Duration backOff(Claim claim) {
        long doubled = config.firstPause().toMillis() << Math.min(claim.failures(), 30);
        long longest = Math.min(doubled, config.longestPause().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
