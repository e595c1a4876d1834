package dev.rollcall.commands.interview;

import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.events.Answer;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.Question;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.events.codec.EventType;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.eventstore.read.Selection;
import dev.rollcall.eventstore.read.StoredEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What interviews begin with: the questions, and what was planned the last time.
@ApplicationScoped
class Beginnings {

    private static final String DAILY = "daily";
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int FEW = 20;
    private static final Set<String> SUBMITTED =
            Set.of(EventType.STATUS_UPDATE_SUBMITTED.storedName());

    private final Aggregates aggregates;
    private final AnonymousAnswers anonymous;
    private final EventReader reader;
    private final Clock clock;

    Beginnings(Aggregates aggregates, AnonymousAnswers anonymous, EventReader reader, Clock clock) {
        this.aggregates = aggregates;
        this.anonymous = anonymous;
        this.reader = reader;
        this.clock = clock;
    }

    /// Empty where all questions are anonymous and they can answer none any more.
    ///
    /// @param key tells one from another of the same poll's, with the same person
    Uni<Optional<Interview>> ofPoll(Member who, UUID poll, PollOpened opened, String key) {
        var questions = opened.settings().questions();
        return anonymity(who, poll, questions)
                .chain(
                        anonymity ->
                                anonymity == Anonymity.LEFT_OUT && opened.settings().onlyAnonymous()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : ofPoll(who, poll, opened, anonymity, key)
                                                .map(Optional::of));
    }

    private Uni<Anonymity> anonymity(Member who, UUID poll, List<Question> questions) {
        return questions.stream().anyMatch(Question::anonymous)
                ? anonymous.access(poll, who, Optional.empty()).map(Anonymity::before)
                : Uni.createFrom().item(Anonymity.LEFT_OUT);
    }

    private Uni<Interview> ofPoll(
            Member who, UUID poll, PollOpened opened, Anonymity anonymity, String key) {
        var questions = opened.settings().questions();
        return planOf(who, opened.teamId(), questions)
                .map(
                        plan ->
                                Interview.waiting(
                                        id(who, poll, key),
                                        who,
                                        opened.teamId(),
                                        Optional.of(poll),
                                        Story.asking(
                                                questions,
                                                opened.round(),
                                                plan.orElse(null),
                                                anonymity)));
    }

    /// Without a poll: what the team's daily round asks. Empty of a team that takes no updates.
    Uni<Optional<Interview>> ofTeam(Member who, UUID team, String key) {
        return aggregates
                .read(Team.decider(), team)
                .chain(
                        read ->
                                read instanceof Team.Active active
                                        ? ofTeam(who, team, active, key).map(Optional::of)
                                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Interview> ofTeam(Member who, UUID team, Team.Active active, String key) {
        var questions =
                active.rounds()
                        .named(DAILY)
                        .map(round -> round.settings().questions())
                        .orElse(List.of());
        return planOf(who, team, questions)
                .map(
                        plan ->
                                Interview.waiting(
                                        id(who, team, key),
                                        who,
                                        team,
                                        Optional.empty(),
                                        Story.asking(
                                                questions,
                                                null,
                                                plan.orElse(null),
                                                Anonymity.LEFT_OUT)));
    }

    private static UUID id(Member who, UUID about, String key) {
        return NamedIds.command(
                "slack", "interview", who.workspace(), who.user(), about.toString(), key);
    }

    private Uni<Optional<String>> planOf(Member who, UUID team, List<Question> questions) {
        return Plan.of(questions)
                .map(plan -> questions.get(plan.planned() - 1).text())
                .map(planned -> previous(who, team).map(answers -> answerTo(planned, answers)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Optional<String> answerTo(String question, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> question.equals(answer.question()))
                .map(Answer::answer)
                .findFirst();
    }

    /// What somebody said to a team the last time, as it stands now.
    private Uni<List<Answer>> previous(Member who, UUID team) {
        var selection =
                Selection.all()
                        .ofTypes(SUBMITTED)
                        .with(Map.of("actor", who.user(), "slack_workspace", who.workspace()))
                        .since(clock.instant().minus(LATELY))
                        .backwards();
        return reader.slice(selection, FEW)
                .onItem()
                .transformToMulti(slice -> Multi.createFrom().iterable(slice.events()))
                .filter(stored -> isTo(team, stored))
                .map(stored -> UUID.fromString(stored.envelope().aggregateId()))
                .onItem()
                .transformToUniAndConcatenate(id -> aggregates.read(StatusUpdate.decider(), id))
                .filter(StatusUpdate.Submitted.class::isInstance)
                .map(StatusUpdate.Submitted.class::cast)
                .map(StatusUpdate.Submitted::answers)
                .toUni()
                .map(found -> Optional.ofNullable(found).orElse(List.of()));
    }

    private static boolean isTo(UUID team, StoredEvent stored) {
        return EventCodec.decode(stored.envelope())
                        instanceof Decoded.Known(StatusUpdateSubmitted submitted)
                && submitted.teamId().equals(team);
    }
}
