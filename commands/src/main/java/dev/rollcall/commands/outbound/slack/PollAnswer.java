package dev.rollcall.commands.outbound.slack;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import java.util.List;
import java.util.Optional;

/// A status update that answers a poll, as it stands now.
///
/// @param slackUser none of who does not come from Slack, or does not say who they are
/// @param position where it was said first
record PollAnswer(String author, Optional<String> slackUser, List<Answer> answers, long position) {

    PollAnswer {
        answers = List.copyOf(answers);
    }

    /// None of one that was taken back, or that this build can't read.
    static Optional<PollAnswer> of(List<Envelope> update) {
        Optional<PollAnswer> answer = Optional.empty();
        for (var event : update) {
            switch (EventCodec.decode(event)) {
                case Decoded.Known(StatusUpdateSubmitted submitted) ->
                        answer =
                                Optional.of(
                                        new PollAnswer(
                                                submitted.author(),
                                                Optional.ofNullable(submitted.slackUser()),
                                                submitted.answers(),
                                                event.position()));
                case Decoded.Known(StatusUpdateEdited(var edited)) ->
                        answer = answer.map(before -> before.saying(edited));
                case Decoded.Known(StatusUpdateRetracted()) -> answer = Optional.empty();
                case Decoded.Known _,
                        Decoded.UnknownType _,
                        Decoded.LaterVersion _,
                        Decoded.Undecodable _ -> {}
            }
        }
        return answer;
    }

    private PollAnswer saying(List<Answer> edited) {
        return new PollAnswer(author, slackUser, edited, position);
    }
}
