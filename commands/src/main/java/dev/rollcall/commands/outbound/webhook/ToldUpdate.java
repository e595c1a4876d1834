package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.webhook.Body.About;
import dev.rollcall.commands.outbound.webhook.Body.OfRetraction;
import dev.rollcall.commands.outbound.webhook.Body.OfUpdate;
import dev.rollcall.commands.outbound.webhook.Body.Person;
import dev.rollcall.commands.outbound.webhook.Body.PollRef;
import dev.rollcall.commands.outbound.webhook.Body.TeamRef;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Blocker;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.WebhookEvent.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A status update as one of its events left it. What answers an anonymous question is never told
/// beside a name: it is left out, and where it is all that there is, the name is.
///
/// @param before what it said before that event; none of the first
/// @param retracted whether it has been taken back by now
record ToldUpdate(
        StatusUpdateSubmitted submitted,
        List<Answer> before,
        List<Answer> answers,
        boolean retracted) {

    ToldUpdate {
        before = List.copyOf(before);
        answers = List.copyOf(answers);
    }

    /// @param stream which begins with the submission
    static ToldUpdate of(List<StatusUpdateEvent> stream, long sequence) {
        var submitted = (StatusUpdateSubmitted) stream.getFirst();
        var before = List.<Answer>of();
        var answers = submitted.answers();
        for (var event : stream.subList(1, (int) sequence)) {
            before = answers;
            answers = event instanceof StatusUpdateEdited(var edited) ? edited : answers;
        }
        return new ToldUpdate(
                submitted,
                before,
                answers,
                stream.stream().anyMatch(StatusUpdateRetracted.class::isInstance));
    }

    /// Empty where there is nothing to tell: it was taken back, or nothing blocks anew.
    Optional<About> told(
            Kind kind,
            Envelope envelope,
            TeamRef team,
            Optional<PollRef> poll,
            Set<String> anonymousQuestions) {
        var update = UUID.fromString(envelope.aggregateId());
        if (kind == Kind.RETRACTED) {
            return Optional.of(new OfRetraction(envelope.id(), envelope.position(), team, update));
        }
        var openly = openly(answers, anonymousQuestions);
        boolean named = !openly.isEmpty();
        var said = named ? openly : answers;
        var blocker = Blocker.in(said);
        if (retracted || (kind == Kind.BLOCKED && !blocksAnew(blocker, anonymousQuestions))) {
            return Optional.empty();
        }
        return Optional.of(
                new OfUpdate(
                        envelope.id(),
                        envelope.position(),
                        team,
                        update,
                        named ? submitted.author() : null,
                        named ? person() : null,
                        poll.orElse(null),
                        said,
                        Answer.content(said),
                        kind == Kind.BLOCKED ? blocker : null));
    }

    private boolean blocksAnew(String blocker, Set<String> anonymousQuestions) {
        var openly = openly(before, anonymousQuestions);
        return blocker != null
                && !Objects.equals(blocker, Blocker.in(openly.isEmpty() ? before : openly));
    }

    private Person person() {
        return submitted.slackUser() == null
                ? null
                : new Person(submitted.slackWorkspace(), submitted.slackUser());
    }

    private static List<Answer> openly(List<Answer> answers, Set<String> anonymousQuestions) {
        return answers.stream()
                .filter(
                        one ->
                                one.question() == null
                                        || !anonymousQuestions.contains(one.question()))
                .toList();
    }
}
