package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A status update as it stands after an event of it: what the bot's confirmation says.
///
/// @param poll that it answers
/// @param answers none once it is retracted
record Confirmation(
        String author,
        Optional<UUID> poll,
        List<Answer> answers,
        boolean retracted,
        long sequence) {

    static final Confirmation NONE = new Confirmation("", Optional.empty(), List.of(), false, 0);

    private static final int LONGEST_AUTHOR = 500;

    /// Slack takes 4,000 characters in an edit.
    private static final int LONGEST = 3_000;

    Confirmation {
        answers = List.copyOf(answers);
    }

    static Confirmation of(List<Envelope> stream) {
        var confirmation = NONE;
        for (var envelope : stream) {
            confirmation = confirmation.after(envelope);
        }
        return confirmation;
    }

    /// What this build can't read changes nothing that it shows.
    private Confirmation after(Envelope envelope) {
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(StatusUpdateSubmitted submitted) ->
                    new Confirmation(
                            submitted.author(),
                            Optional.ofNullable(submitted.pollId()),
                            submitted.answers(),
                            false,
                            envelope.sequence());
            case Decoded.Known(StatusUpdateEdited(var edited)) ->
                    new Confirmation(author, poll, edited, false, envelope.sequence());
            case Decoded.Known(StatusUpdateRetracted()) ->
                    new Confirmation(author, poll, List.of(), true, envelope.sequence());
            case Decoded.Known _,
                    Decoded.UnknownType _,
                    Decoded.LaterVersion _,
                    Decoded.Undecodable _ ->
                    new Confirmation(author, poll, answers, retracted, envelope.sequence());
        };
    }

    /// Without what was answered to anonymous questions: a name stands beside the rest.
    Confirmation without(Set<String> anonymous) {
        return new Confirmation(
                author,
                poll,
                answers.stream()
                        .filter(
                                one ->
                                        one.question() == null
                                                || !anonymous.contains(one.question()))
                        .toList(),
                retracted,
                sequence);
    }

    Composition composition() {
        return new Composition(List.of(SlackMessage.of(text())), sequence, unsaid());
    }

    private Optional<String> unsaid() {
        if (retracted) {
            return Optional.of("retracted_before");
        }
        return answers.isEmpty() ? Optional.of("anonymous") : Optional.empty();
    }

    String text() {
        var who = "*" + Mrkdwn.of(author, LONGEST_AUTHOR) + "*";
        return retracted
                ? "_" + Mrkdwn.of(author, LONGEST_AUTHOR) + " took this update back._"
                : who + "\n" + Mrkdwn.quoted(Mrkdwn.of(said(), LONGEST));
    }

    private String said() {
        var said = new StringBuilder();
        for (var answer : answers) {
            if (!said.isEmpty()) {
                said.append('\n');
            }
            if (answer.question() != null) {
                said.append('*').append(answer.question()).append("*\n");
            }
            said.append(answer.answer());
        }
        return said.toString();
    }
}
