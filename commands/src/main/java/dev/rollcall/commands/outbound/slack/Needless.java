package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.StillAsked;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Why somebody is not told of a poll directly after all. Whoever has answered by then, or is not
/// asked any more, is left alone, and who asked to be reminded later until then. Who is in a shared
/// channel, of a workspace that never let the bot in, is asked in that channel alone. Blocks.
@ApplicationScoped
class Needless {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final PollAnswers answers;
    private final StillAsked stillAsked;
    private final SlackPosts posts;
    private final Lookups lookups;
    private final SlackWorkspaces slack;

    Needless(
            PollAnswers answers,
            StillAsked stillAsked,
            SlackPosts posts,
            Lookups lookups,
            SlackWorkspaces slack) {
        this.answers = answers;
        this.stillAsked = stillAsked;
        this.posts = posts;
        this.lookups = lookups;
        this.slack = slack;
    }

    Optional<String> why(Claim claim, PollStory poll) {
        var who = new Member(claim.spot().workspace(), claim.spot().user().orElseThrow());
        if (answers.isAnswered(poll, who.workspace(), who.user())) {
            return Optional.of("answered_before");
        }
        if (isOfAnother(who.workspace(), poll.opened().teamId())) {
            return Optional.of("of_another_workspace");
        }
        if (!isStillAsked(claim, who, poll)) {
            return Optional.of("not_asked_any_more");
        }
        return claim.kind() == PostKind.REMINDER && await(posts.isPutOff(claim))
                ? Optional.of("put_off")
                : Optional.empty();
    }

    /// One that was left may let the bot in again, and is told then.
    private boolean isOfAnother(String workspace, UUID team) {
        return !slack.usable(workspace)
                && !slack.left(workspace)
                && await(lookups.workspaceOf(team))
                        .filter(one -> !one.equals(workspace))
                        .isPresent();
    }

    private boolean isStillAsked(Claim claim, Member who, PollStory poll) {
        return await(
                claim.kind() == PostKind.QUESTION
                        ? stillAsked.isNow(who, poll.opened())
                        : stillAsked.is(who, poll.opened().teamId(), poll.opened().round()));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
