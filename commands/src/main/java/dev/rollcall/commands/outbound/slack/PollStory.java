package dev.rollcall.commands.outbound.slack;

import dev.rollcall.events.Asked;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollTimes;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A poll as its stream tells it.
///
/// @param begin the position at which it was opened; what answers it comes later
/// @param closedAt the position
/// @param end the position of its last event
record PollStory(UUID id, PollOpened opened, long begin, Optional<Long> closedAt, long end) {

    /// None of a poll that this build can't read.
    static Optional<PollStory> of(List<Envelope> stream) {
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        var first = stream.getFirst();
        if (!(EventCodec.decode(first) instanceof Decoded.Known(PollOpened opened))) {
            return Optional.empty();
        }
        var closedAt =
                stream.stream()
                        .filter(
                                event ->
                                        EventCodec.decode(event)
                                                instanceof Decoded.Known(PollClosed()))
                        .map(Envelope::position)
                        .findFirst();
        return Optional.of(
                new PollStory(
                        UUID.fromString(first.aggregateId()),
                        opened,
                        first.position(),
                        closedAt,
                        stream.getLast().position()));
    }

    boolean closed() {
        return closedAt.isPresent();
    }

    /// Whether something was said once the poll was closed.
    boolean late(long position) {
        return closedAt.filter(closed -> position > closed).isPresent();
    }

    Set<String> anonymousQuestions() {
        return opened.settings().anonymousQuestions();
    }

    boolean onlyAnonymous() {
        return opened.settings().onlyAnonymous();
    }

    Optional<Asked> asked(String user) {
        return opened.asked().stream().filter(one -> one.slackUser().equals(user)).findFirst();
    }

    PollTimes times() {
        return PollTimes.of(opened);
    }
}
