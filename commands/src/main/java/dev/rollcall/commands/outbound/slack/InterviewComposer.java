package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.interview.Awaited;
import dev.rollcall.commands.interview.Awaiting;
import dev.rollcall.commands.interview.Interview;
import dev.rollcall.commands.interview.Interviews;
import dev.rollcall.commands.interview.Recording;
import dev.rollcall.commands.interview.Recording.Trace;
import dev.rollcall.commands.interview.Reports;
import dev.rollcall.commands.interview.Shown;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the bot says in interviews, as they stand now. What is complete is recorded before that is
/// said, wherever that did not succeed before. Blocks.
@ApplicationScoped
class InterviewComposer {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int WHOLE_STREAM = 10_000;
    private static final String NAMELESS = "Your team";

    /// An edit or a deletion may have been first.
    private static final Set<Rejection> RECORDED =
            Set.of(Rejection.STATUS_UPDATE_EXISTS, Rejection.STATUS_UPDATE_RETRACTED);

    private final Interviews interviews;
    private final Reports reports;
    private final Awaiting awaiting;
    private final Recording recording;
    private final EventReader reader;
    private final Lookups lookups;

    InterviewComposer(
            Interviews interviews,
            Reports reports,
            Awaiting awaiting,
            Recording recording,
            EventReader reader,
            Lookups lookups) {
        this.interviews = interviews;
        this.reports = reports;
        this.awaiting = awaiting;
        this.recording = recording;
        this.reader = reader;
        this.lookups = lookups;
    }

    boolean isUnfinished(Claim claim, PollStory poll) {
        return await(interviews.isUnfinished(poll.id(), member(claim)));
    }

    /// Begins an interview with who prefers one; who does not, is only asked directly where each
    /// has their own time, or there is no channel to ask in. Why nothing else is to be said.
    Optional<String> begun(Claim claim, PollStory poll) {
        var who = member(claim);
        if (!await(interviews.isPreferredBy(who))) {
            return poll.opened().settings().ownZones()
                            || !await(lookups.hasChannel(poll.opened().teamId()))
                    ? Optional.empty()
                    : Optional.of("not_interviewed");
        }
        await(reports.ask(who, poll.id(), poll.opened()));
        return Optional.of("interviewed");
    }

    Composition message(Claim claim) {
        var interview = await(interviews.read(claim.subject()));
        return interview
                .map(known -> message(claim, known))
                .orElseGet(() -> nothing(claim.wanted(), "forgotten"));
    }

    private Composition message(Claim claim, Interview interview) {
        var shown = interview.shown(claim.id());
        var words = new InterviewWords(claim.id(), about(interview));
        return switch (shown) {
            case Shown.Nothing() -> nothing(interview.revision(), "forgotten");
            case Shown.Asking asking -> said(interview, words.asking(asking), Optional.empty());
            case Shown.Asked asked ->
                    said(interview, words.asked(asked), Optional.of("answered_before"));
            case Shown.Sending sending ->
                    said(
                            interview,
                            words.sending(sending),
                            sending.open() ? Optional.empty() : Optional.of("answered_before"));
            case Shown.PutOff(var open) ->
                    said(
                            interview,
                            words.putOff(open),
                            open ? Optional.empty() : Optional.of("taken_up_before"));
            case Shown.Done done ->
                    said(
                            interview,
                            words.done(
                                    done,
                                    done.answers().isEmpty() ? Optional.empty() : flaw(interview)),
                            Optional.empty());
        };
    }

    private static Composition said(
            Interview interview, SlackMessage message, Optional<String> unsaid) {
        return new Composition(List.of(message), interview.revision(), unsaid);
    }

    private static Composition nothing(long tells, String why) {
        return new Composition(
                List.of(SlackMessage.of("_This is over._")), tells, Optional.of(why));
    }

    /// Why it is not recorded.
    private Optional<Rejection> flaw(Interview interview) {
        return await(recording.submit(interview, Trace.of(interview)))
                        instanceof Outcome.Rejected(var rejection, _)
                ? Optional.of(rejection).filter(why -> !RECORDED.contains(why))
                : Optional.empty();
    }

    private InterviewWords.About about(Interview interview) {
        return new InterviewWords.About(
                name(interview.team()), interview.round(), interview.poll().flatMap(this::poll));
    }

    private String name(UUID team) {
        return await(lookups.nameOf(team)).orElse(NAMELESS);
    }

    private Optional<PollStory> poll(UUID id) {
        return PollStory.of(await(reader.stream(id.toString(), 0, WHOLE_STREAM)));
    }

    /// What is awaited of somebody, or else the teams that they can report to unasked.
    Composition awaited(Claim claim) {
        var who = member(claim);
        var awaited = await(awaiting.of(who));
        var message =
                awaited.isEmpty()
                        ? AwaitedWords.nothing(named(await(awaiting.teamsOf(who))))
                        : AwaitedWords.of(named(awaited));
        return new Composition(List.of(message), claim.wanted(), Optional.empty());
    }

    private List<AwaitedWords.Named> named(List<Awaited> awaited) {
        return awaited.stream()
                .map(one -> new AwaitedWords.Named(one, name(one.team()) + roundOf(one)))
                .toList();
    }

    private static String roundOf(Awaited awaited) {
        return switch (awaited) {
            case Awaited.Begun(_, _, var round) -> round.map(" · "::concat).orElse("");
            case Awaited.Poll(_, var opened) -> " · " + opened.round();
            case Awaited.OfTeam _ -> "";
        };
    }

    private static Member member(Claim claim) {
        return new Member(claim.spot().workspace(), claim.spot().user().orElseThrow());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
