package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.Message;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks in Slack for a message of which nobody knows whether it was posted.
final class MessageSearch {

    /// Slack's clock is not ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private static final int PAGES = 5;

    private final SlackApi slack;
    private final Claim claim;
    private final String channel;
    private final Instant since;

    /// @param begun when it was posted at the earliest
    MessageSearch(SlackApi slack, Claim claim, String channel, Instant begun) {
        this.slack = slack;
        this.claim = claim;
        this.channel = channel;
        this.since = begun.minus(CLOCKS_DIFFER);
    }

    /// The `ts` of the message, if it is there.
    SlackAnswer<Optional<String>> run() {
        return page(Optional.empty(), PAGES);
    }

    private SlackAnswer<Optional<String>> page(Optional<String> cursor, int pages) {
        var thread = claim.spot().thread();
        var answer =
                thread.isPresent()
                        ? slack.replies(channel, thread.get(), since, cursor)
                        : slack.history(channel, since, cursor);
        return answer.then(
                page -> {
                    var found =
                            page.messages().stream()
                                    .filter(claim.mark()::isOn)
                                    .map(Message::getTs)
                                    .findFirst();
                    return found.isEmpty() && page.next().isPresent() && pages > 1
                            ? page(page.next(), pages - 1)
                            : new Done<>(found);
                });
    }
}
