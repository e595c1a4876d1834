package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.commands.slack.tokens.Installations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Makes one message say what it is to say now. It is posted at most once, but for one rare case: a
/// pod that is paused for the rest of its claim just when it has begun to send.
@ApplicationScoped
class PostDelivery {

    private static final Logger LOG = Logger.getLogger(PostDelivery.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final SlackWorkspaces slack;
    private final Installations installations;
    private final SlackPosts posts;
    private final PostsAfterInstall afterInstall;
    private final Composer composer;
    private final PollRecords records;
    private final PostMetrics metrics;
    private final PostsConfig config;

    PostDelivery(
            SlackWorkspaces slack,
            Installations installations,
            SlackPosts posts,
            PostsAfterInstall afterInstall,
            Composer composer,
            PollRecords records,
            PostMetrics metrics,
            PostsConfig config) {
        this.slack = slack;
        this.installations = installations;
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
        if (!slack.usable(claim.spot().workspace())) {
            // Another pod may know better, by a moment.
            installations.look();
        }
        var composition = composer.compose(claim);
        boolean unsure = claim.postingSince().isPresent();
        switch (speak(claim, composition)) {
            case Done(var message) -> done(claim, message, composition);
            case Refused(var refusal) when refusal.passes() ->
                    tryLater(claim, unsure, refusal.error());
            case Refused(var refusal) -> refused(claim, refusal);
            case Busy(var pause) -> postpone(claim, pause, unsure);
            case NotSent(var reason) -> tryLater(claim, unsure, reason);
            case Unknown(var reason) -> tryLater(claim, true, reason);
        }
    }

    /// A message that stands in Slack.
    private record Message(String channel, String ts) {}

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

    /// The message once it says what it should; empty where nothing needs saying.
    private SlackAnswer<Optional<Message>> speak(Claim claim, Composition composition) {
        var spot = claim.spot();
        if (spot.channel().isPresent()) {
            var channel = spot.channel().get();
            return speakIn(channel, claim, composition)
                    .then(ts -> new Done<>(ts.map(known -> new Message(channel, known))));
        }
        var unsaid = composition.unsaid(spot.part());
        if (unsaid.isPresent()) {
            metrics.count(unsaid.get());
            return new Done<>(Optional.empty());
        }
        return slack.in(spot.workspace())
                .directMessages(spot.user().orElseThrow())
                .then(
                        channel -> {
                            await(posts.opened(claim, channel));
                            return speak(claim.in(channel), composition);
                        });
    }

    private SlackAnswer<Optional<String>> speakIn(
            String channel, Claim claim, Composition composition) {
        if (claim.ts().isPresent()) {
            return update(channel, claim, claim.ts().get(), composition);
        }
        if (claim.postingSince().isEmpty()) {
            return post(channel, claim, composition);
        }
        return new MessageSearch(
                        slack.in(claim.spot().workspace()),
                        claim,
                        channel,
                        claim.postingSince().get())
                .run()
                .then(
                        found -> {
                            if (found.isEmpty()) {
                                return post(channel, claim, composition);
                            }
                            metrics.count("found");
                            return update(channel, claim, found.get(), composition);
                        });
    }

    private SlackAnswer<Optional<String>> post(
            String channel, Claim claim, Composition composition) {
        var spot = claim.spot();
        var unsaid = composition.unsaid(spot.part());
        if (unsaid.isPresent()) {
            return counted(unsaid.get(), Optional.empty());
        }
        if (claim.hasEnded()) {
            return new NotSent<>("it took longer than a claim lasts");
        }
        return slack.in(spot.workspace())
                .post(
                        channel,
                        composition.part(spot.part()),
                        claim.mark().toMetadata(),
                        spot.thread())
                .then(ts -> counted("posted", Optional.of(ts)));
    }

    private SlackAnswer<Optional<String>> update(
            String channel, Claim claim, String ts, Composition composition) {
        return switch (slack.in(claim.spot().workspace())
                .update(channel, ts, composition.part(claim.spot().part()))) {
            case Refused(var refusal) when refusal.messageGone() ->
                    counted("gone", Optional.of(ts));
            case SlackAnswer<String> answer ->
                    answer.then(_ -> counted("updated", Optional.of(ts)));
        };
    }

    private SlackAnswer<Optional<String>> counted(String outcome, Optional<String> ts) {
        metrics.count(outcome);
        return new Done<>(ts);
    }

    /// Slack is to be left alone for a while: that is nobody's failure, and is never given up.
    private void postpone(Claim claim, Duration pause, boolean unsure) {
        metrics.count("postponed");
        LOG.infof("Slack: post %s waits for %d ms: rate limit", claim.id(), pause.toMillis());
        await(posts.postponed(claim, pause, unsure));
    }

    private void tryLater(Claim claim, boolean unsure, String reason) {
        if (claim.failures() + 1 >= config.attempts()) {
            giveUp(claim, reason, "it was tried %d times".formatted(config.attempts()));
            return;
        }
        var pause = backOff(claim);
        metrics.count("retried");
        LOG.infof(
                "Slack: %s of %s in %s failed (%s); trying again in %d ms",
                claim.kind().storedName(), claim.subject(), claim.spot(), reason, pause.toMillis());
        await(posts.failed(claim, pause, unsure));
    }

    private void refused(Claim claim, SlackRefusal refusal) {
        giveUp(claim, refusal.error(), refusal.remedy());
        // Whoever let the bot in meanwhile did not find this one among those to be tried again.
        var workspace = claim.spot().workspace();
        if (refusal.isOurs() && slack.usable(workspace)) {
            await(afterInstall.tryAgain(Set.of(workspace)));
        }
    }

    private void giveUp(Claim claim, String reason, String remedy) {
        metrics.count("given_up");
        LOG.errorf(
                "Slack: gave up post %s (%s of %s in %s): %s. What to do: %s",
                claim.id(),
                claim.kind().storedName(),
                claim.subject(),
                claim.spot(),
                reason,
                remedy);
        await(posts.givenUp(claim, reason));
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
