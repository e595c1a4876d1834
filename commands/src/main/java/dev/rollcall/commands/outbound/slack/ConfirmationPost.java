package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import dev.rollcall.commands.slack.SlackApi;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Makes one confirmation say what its update says now. Posts at most once, but for one rare case:
/// a pod that is paused between claiming and posting for longer than a claim lasts.
@ApplicationScoped
class ConfirmationPost {

    private static final Logger LOG = Logger.getLogger(ConfirmationPost.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int WHOLE_STREAM = 10_000;

    /// Slack's clock is not ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private static final int PAGES = 5;

    private final SlackApi slack;
    private final SlackPosts posts;
    private final EventReader reader;
    private final PostMetrics metrics;
    private final ConfirmationsConfig config;

    ConfirmationPost(
            SlackApi slack,
            SlackPosts posts,
            EventReader reader,
            PostMetrics metrics,
            ConfirmationsConfig config) {
        this.slack = slack;
        this.posts = posts;
        this.reader = reader;
        this.metrics = metrics;
        this.config = config;
    }

    void carryOut(Claim claim) {
        try {
            end(claim);
        } catch (RuntimeException failure) {
            tryLater(claim, backOff(claim), true, failure.toString());
        }
    }

    private void end(Claim claim) {
        var stream = await(reader.stream(claim.updateId().toString(), 0, WHOLE_STREAM));
        var confirmation = Confirmation.of(stream);
        switch (speak(claim, confirmation)) {
            case Done(var ts) -> await(posts.shown(claim, ts, told(claim, confirmation)));
            case Refused(var refusal) when refusal.passes() ->
                    tryLater(claim, backOff(claim), false, refusal.error());
            case Refused(var refusal) -> giveUp(claim, refusal.error(), refusal.remedy());
            case Busy(var wait) -> tryLater(claim, wait, false, "rate limit");
            case NotSent(var reason) -> tryLater(claim, backOff(claim), false, reason);
            case Unknown(var reason) -> tryLater(claim, backOff(claim), true, reason);
        }
    }

    /// What is wanted may be of a tail that the log has lost, and then never comes.
    private static long told(Claim claim, Confirmation confirmation) {
        return Math.max(confirmation.sequence(), claim.wanted());
    }

    /// The message's `ts` once it says what it should; empty where nothing needs saying.
    private SlackAnswer<Optional<String>> speak(Claim claim, Confirmation confirmation) {
        if (claim.ts().isPresent()) {
            return update(claim, claim.ts().get(), confirmation);
        }
        if (claim.postingSince().isEmpty()) {
            return post(claim, confirmation);
        }
        return search(
                        claim,
                        claim.postingSince().get().minus(CLOCKS_DIFFER),
                        Optional.empty(),
                        PAGES)
                .then(
                        found ->
                                found.map(ts -> update(claim, ts, confirmation))
                                        .orElseGet(() -> post(claim, confirmation)));
    }

    private SlackAnswer<Optional<String>> post(Claim claim, Confirmation confirmation) {
        if (confirmation.retracted()) {
            metrics.count("retracted_before");
            return new Done<>(Optional.empty());
        }
        return slack.post(claim.channel(), confirmation.text(), claim.mark().toMetadata())
                .then(ts -> counted("posted", Optional.of(ts)));
    }

    private SlackAnswer<Optional<String>> update(
            Claim claim, String ts, Confirmation confirmation) {
        return switch (slack.update(claim.channel(), ts, confirmation.text())) {
            case Refused(var refusal) when refusal.messageGone() ->
                    counted("gone", Optional.of(ts));
            case SlackAnswer<String> answer ->
                    answer.then(_ -> counted("updated", Optional.of(ts)));
        };
    }

    private <T> SlackAnswer<T> counted(String outcome, T value) {
        metrics.count(outcome);
        return new Done<>(value);
    }

    private SlackAnswer<Optional<String>> search(
            Claim claim, Instant since, Optional<String> cursor, int pages) {
        return slack.history(claim.channel(), since, cursor)
                .then(
                        page -> {
                            var found =
                                    page.messages().stream().filter(claim.mark()::isOn).findFirst();
                            if (found.isPresent()) {
                                return counted("found", Optional.of(found.get().getTs()));
                            }
                            return page.next().isPresent() && pages > 1
                                    ? search(claim, since, page.next(), pages - 1)
                                    : new Done<>(Optional.empty());
                        });
    }

    private void tryLater(Claim claim, Duration pause, boolean unsure, String reason) {
        if (claim.attempt() >= config.attempts()) {
            giveUp(claim, reason, "it was tried %d times".formatted(claim.attempt()));
            return;
        }
        metrics.count("retried");
        LOG.infof(
                "Slack: confirming update %s in %s/%s failed (%s); trying again in %d ms",
                claim.updateId(), claim.workspace(), claim.channel(), reason, pause.toMillis());
        await(posts.later(claim, pause, unsure));
    }

    private void giveUp(Claim claim, String reason, String remedy) {
        metrics.count("given_up");
        LOG.errorf(
                "Slack: update %s is recorded but not confirmed in %s/%s: %s. What to do: %s",
                claim.updateId(), claim.workspace(), claim.channel(), reason, remedy);
        await(posts.givenUp(claim, reason));
    }

    /// Doubles from the first pause; between half and all of it, so that pods don't come together.
    private Duration backOff(Claim claim) {
        long doubled = config.firstPause().toMillis() << Math.min(claim.attempt() - 1, 30);
        long longest = Math.min(doubled, config.longestPause().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
