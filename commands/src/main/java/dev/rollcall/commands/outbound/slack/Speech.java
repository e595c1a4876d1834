package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/// Has a message stand in Slack and say what it should: looks for it first where it may be there
/// already. Blocks.
@ApplicationScoped
class Speech {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final SlackWorkspaces slack;
    private final SlackPosts posts;
    private final PostMetrics metrics;

    Speech(SlackWorkspaces slack, SlackPosts posts, PostMetrics metrics) {
        this.slack = slack;
        this.posts = posts;
        this.metrics = metrics;
    }

    /// A message that stands in Slack.
    record Message(String channel, String ts) {}

    /// The message once it says what it should; empty where nothing needs saying.
    SlackAnswer<Optional<Message>> speak(Claim claim, Composition composition) {
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

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
