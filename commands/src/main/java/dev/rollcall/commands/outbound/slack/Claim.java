package dev.rollcall.commands.outbound.slack;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The right to post or change one message, for a while.
///
/// @param subject the aggregate that it tells of
/// @param eventId the event because of which it was wanted
/// @param spot where it is to stand
/// @param wanted how far it is to tell
/// @param ts of the message, where it is known to be there
/// @param postingSince when a post was begun of which nobody knows the end
/// @param number which claim of this post it is; tells it from later ones
/// @param failures since the post was shown last
/// @param endsAt by `System.nanoTime`
record Claim(
        UUID id,
        PostKind kind,
        UUID subject,
        UUID eventId,
        Spot spot,
        long wanted,
        Optional<String> ts,
        Optional<Instant> postingSince,
        int number,
        int failures,
        long endsAt) {

    /// A place in Slack.
    ///
    /// @param channel not known yet of direct messages that were never opened
    /// @param user whom direct messages go to
    /// @param part above 0 for what goes on in the thread of its first part
    /// @param thread the `ts` of that first part
    record Spot(
            String workspace,
            Optional<String> channel,
            Optional<String> user,
            int part,
            Optional<String> thread) {

        Spot in(String opened) {
            return new Spot(workspace, Optional.of(opened), user, part, thread);
        }

        @Override
        public String toString() {
            return workspace + "/" + user.or(this::channel).orElse("?");
        }
    }

    Claim in(String opened) {
        return new Claim(
                id,
                kind,
                subject,
                eventId,
                spot.in(opened),
                wanted,
                ts,
                postingSince,
                number,
                failures,
                endsAt);
    }

    PostMark mark() {
        return switch (kind) {
            case CONFIRMATION -> PostMark.ofUpdate(eventId);
            case POLL, QUESTION, REMINDER, SUMMARY, INTERVIEW, AWAITED, DIGEST ->
                    PostMark.ofPost(id);
        };
    }

    /// Whether somebody else may be at it by now.
    boolean hasEnded() {
        return System.nanoTime() - endsAt > 0;
    }
}
