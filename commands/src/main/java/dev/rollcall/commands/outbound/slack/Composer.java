package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.FreshPeople;
import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a post is to say, from the log as it is now. Blocks.
@ApplicationScoped
class Composer {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final int WHOLE_STREAM = 10_000;
    private static final String UNREADABLE = "the poll is of a version that this build cannot read";
    private static final String NAMELESS = "Your team";

    private final EventReader reader;
    private final PollAnswers answers;
    private final DigestWeeks weeks;
    private final Lookups lookups;
    private final Needless needless;
    private final InterviewComposer interviews;
    private final FreshPeople people;

    Composer(
            EventReader reader,
            PollAnswers answers,
            DigestWeeks weeks,
            Lookups lookups,
            Needless needless,
            InterviewComposer interviews,
            FreshPeople people) {
        this.reader = reader;
        this.answers = answers;
        this.weeks = weeks;
        this.lookups = lookups;
        this.needless = needless;
        this.interviews = interviews;
        this.people = people;
    }

    Composition compose(Claim claim) {
        return switch (claim.kind()) {
            case CONFIRMATION -> confirmation(claim).composition();
            case POLL, QUESTION, REMINDER, SUMMARY -> ofPoll(claim, poll(claim.subject()));
            case DIGEST -> digest(claim);
            case INTERVIEW -> interviews.message(claim);
            case AWAITED -> interviews.awaited(claim);
        };
    }

    private Confirmation confirmation(Claim claim) {
        var confirmation = Confirmation.of(stream(claim.subject()));
        return confirmation.poll().isEmpty()
                ? confirmation
                : confirmation.without(poll(confirmation.poll().get()).anonymousQuestions());
    }

    /// The week as it was when the digest was made.
    private Composition digest(Claim claim) {
        var made =
                await(reader.byId(claim.eventId()))
                        .orElseThrow(() -> new IllegalStateException("the log has lost its week"));
        var week = weeks.of(made);
        var team = await(lookups.nameOf(week.made().teamId())).orElse(NAMELESS);
        return new Composition(
                new DigestWords(week, team).messages(), made.position(), Optional.empty());
    }

    private PollStory poll(UUID id) {
        return PollStory.of(stream(id)).orElseThrow(() -> new IllegalStateException(UNREADABLE));
    }

    private Composition ofPoll(Claim claim, PollStory poll) {
        var team = await(lookups.nameOf(poll.opened().teamId())).orElse(NAMELESS);
        var words = new PollWords(poll, team);
        var closed = poll.closed() ? Optional.of("closed_before") : Optional.<String>empty();
        return switch (claim.kind()) {
            case CONFIRMATION, INTERVIEW, AWAITED, DIGEST ->
                    throw new IllegalArgumentException("no poll");
            case POLL ->
                    composition(
                            poll,
                            words.inChannel(poll.closed() ? answers.to(poll) : List.of()),
                            closed);
            case QUESTION, REMINDER -> toOne(claim, poll, words, closed);
            case SUMMARY ->
                    composition(
                            poll,
                            new SummaryWords(
                                            poll,
                                            team,
                                            answers.to(poll),
                                            user -> name(claim.spot().workspace(), user))
                                    .messages(),
                            Optional.empty());
        };
    }

    /// Who prefers an interview, has one begun.
    private Composition toOne(
            Claim claim, PollStory poll, PollWords words, Optional<String> closed) {
        boolean said = claim.ts().isPresent();
        var unsaid = said ? closed : needless.why(claim, poll).or(() -> closed);
        if (claim.kind() == PostKind.REMINDER) {
            return composition(
                    poll,
                    interviews.isUnfinished(claim, poll)
                            ? words.reminderOfInterview()
                            : words.reminder(),
                    unsaid);
        }
        return composition(
                poll,
                words.toOne(),
                said ? unsaid : unsaid.or(() -> interviews.begun(claim, poll)));
    }

    /// Their id, while Slack did not tell.
    private String name(String workspace, String user) {
        return await(people.name(new Member(workspace, user), SLACK)).orElse(user);
    }

    private static Composition composition(
            PollStory poll, List<SlackMessage> messages, Optional<String> unsaid) {
        return new Composition(messages, poll.end(), unsaid);
    }

    private List<Envelope> stream(UUID aggregate) {
        return await(reader.stream(aggregate.toString(), 0, WHOLE_STREAM));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
