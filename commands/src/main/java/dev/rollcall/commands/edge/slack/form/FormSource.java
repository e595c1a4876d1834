package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.edge.slack.form.Found.Asked;
import dev.rollcall.commands.edge.slack.form.Found.None;
import dev.rollcall.commands.edge.slack.form.Found.Several;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import dev.rollcall.commands.polls.OwnTeams;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Event;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Finds what a form asks: a poll's questions, or those of a team's daily round.
@ApplicationScoped
public class FormSource {

    private static final String DAILY = "daily";

    private final Aggregates aggregates;
    private final EventReader reader;
    private final OwnTeams teams;
    private final AnonymousAnswers anonymous;

    FormSource(
            Aggregates aggregates, EventReader reader, OwnTeams teams, AnonymousAnswers anonymous) {
        this.aggregates = aggregates;
        this.reader = reader;
        this.teams = teams;
        this.anonymous = anonymous;
    }

    /// For the channel's team, or else for the user's.
    public Uni<Found> here(Member who, Optional<String> channel) {
        return channel.map(id -> new SlackChannelRef(who.workspace(), id))
                .map(ref -> aggregates.read(SlackChannel.decider(), ref.id()))
                .map(read -> read.map(SlackChannel::team))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(
                        team ->
                                team.map(id -> team(id, channel))
                                        .orElseGet(() -> ofTheirs(who, channel)));
    }

    private Uni<Found> ofTheirs(Member who, Optional<String> channel) {
        return teams.of(who)
                .chain(
                        theirs ->
                                switch (theirs.size()) {
                                    case 0 -> none(Words.NO_TEAM);
                                    case 1 -> team(theirs.getFirst().id(), channel);
                                    default -> Uni.createFrom().item(new Several(theirs));
                                });
    }

    public Uni<Found> team(UUID team, Optional<String> channel) {
        return asked(team, Optional.empty(), Optional.empty(), channel);
    }

    public Uni<Found> poll(UUID poll, Member who, Optional<String> channel) {
        return poll(poll, who, channel, Optional.empty());
    }

    private Uni<Found> poll(
            UUID poll, Member who, Optional<String> channel, Optional<String> form) {
        return first(poll)
                .chain(
                        event ->
                                event.orElse(null) instanceof PollOpened opened
                                        ? questions(poll, opened, who, form)
                                                .chain(
                                                        questions ->
                                                                asked(
                                                                        opened.teamId(),
                                                                        poll,
                                                                        questions,
                                                                        channel))
                                        : none(Words.NO_POLL));
    }

    private Uni<Questions> questions(
            UUID poll, PollOpened opened, Member who, Optional<String> form) {
        var openly = new Questions(opened.settings().questions());
        return openly.anyAnonymous()
                ? anonymous
                        .access(poll, who, form)
                        .map(access -> new Questions(openly.given(), access == Access.OPEN))
                : Uni.createFrom().item(openly);
    }

    private Uni<Found> asked(UUID team, UUID poll, Questions questions, Optional<String> channel) {
        return questions.onlyAnonymous() && !questions.anonymously()
                ? none(Words.ANONYMOUS_DONE)
                : asked(team, Optional.of(poll), Optional.of(questions), channel);
    }

    /// One that somebody said before, to change it.
    public Uni<Found> update(UUID update, Optional<String> channel) {
        return first(update)
                .chain(
                        event ->
                                event.orElse(null) instanceof StatusUpdateSubmitted submitted
                                        ? change(update, submitted, channel)
                                        : none(Words.NO_UPDATE));
    }

    /// What a form asks that was opened before.
    ///
    /// @param form its id
    Uni<Found> again(FormNote note, Member who, String form) {
        return note.update()
                .map(update -> update(update, note.channel()))
                .or(
                        () ->
                                note.poll()
                                        .map(
                                                poll ->
                                                        poll(
                                                                poll,
                                                                who,
                                                                note.channel(),
                                                                Optional.of(form))))
                .orElseGet(() -> team(note.team(), note.channel()));
    }

    private Uni<Found> change(
            UUID update, StatusUpdateSubmitted submitted, Optional<String> channel) {
        return aggregates
                .read(StatusUpdate.decider(), update)
                .chain(
                        now ->
                                now instanceof StatusUpdate.Submitted(var answers, _)
                                        ? change(update, submitted, answers, channel)
                                        : none(Words.NO_UPDATE));
    }

    private Uni<Found> change(
            UUID update,
            StatusUpdateSubmitted submitted,
            List<Answer> answers,
            Optional<String> channel) {
        return questions(submitted, answers)
                .chain(
                        questions ->
                                name(submitted.teamId())
                                        .map(
                                                team ->
                                                        change(
                                                                new FormNote(
                                                                        submitted.teamId(),
                                                                        Optional.empty(),
                                                                        Optional.of(update),
                                                                        channel,
                                                                        questions.mark()),
                                                                team,
                                                                questions,
                                                                answers)));
    }

    private static Found change(
            FormNote note, String team, Questions questions, List<Answer> answers) {
        var typed = Typed.fitting(questions, answers).orElseGet(() -> Typed.of(questions, answers));
        return fits(typed) ? new Asked(note, team, questions, typed) : new None(Words.TOO_LONG);
    }

    /// Those of the poll that it answers, where it answers nothing else; or else those that were
    /// answered.
    private Uni<Questions> questions(StatusUpdateSubmitted submitted, List<Answer> answers) {
        var answered = Questions.of(answers);
        return submitted.pollId() == null
                ? Uni.createFrom().item(answered)
                : first(submitted.pollId())
                        .map(
                                event ->
                                        event.flatMap(FormSource::ofPoll)
                                                .filter(
                                                        asked ->
                                                                Typed.fitting(asked, answers)
                                                                        .isPresent())
                                                .orElse(answered));
    }

    private static Optional<Questions> ofPoll(Event event) {
        return event instanceof PollOpened opened
                ? Optional.of(new Questions(opened.settings().questions()))
                : Optional.empty();
    }

    private static boolean fits(Typed typed) {
        return typed.byLabel().values().stream()
                .allMatch(text -> text.length() <= Views.LONGEST_FIELD);
    }

    private Uni<String> name(UUID team) {
        return aggregates
                .read(Team.decider(), team)
                .map(read -> read instanceof Team.Active active ? active.name() : "your team");
    }

    private Uni<Found> asked(
            UUID id, Optional<UUID> poll, Optional<Questions> questions, Optional<String> channel) {
        return aggregates
                .read(Team.decider(), id)
                .map(
                        team ->
                                team instanceof Team.Active active
                                        ? asked(
                                                id,
                                                active.name(),
                                                poll,
                                                questions.orElseGet(() -> daily(active)),
                                                channel)
                                        : new None(Words.TEAM_GONE));
    }

    private static Found asked(
            UUID team,
            String name,
            Optional<UUID> poll,
            Questions questions,
            Optional<String> channel) {
        return new Asked(
                new FormNote(team, poll, Optional.empty(), channel, questions.mark()),
                name,
                questions,
                Typed.NOTHING);
    }

    private static Questions daily(Team.Active team) {
        return new Questions(
                team.rounds()
                        .named(DAILY)
                        .map(round -> round.settings().questions())
                        .orElse(List.of()));
    }

    private Uni<Optional<Event>> first(UUID aggregate) {
        return reader.stream(aggregate.toString(), 0, 1)
                .map(
                        events ->
                                events.stream()
                                        .map(EventCodec::decode)
                                        .flatMap(FormSource::known)
                                        .findFirst());
    }

    private static Stream<Event> known(Decoded decoded) {
        return decoded instanceof Decoded.Known(var event) ? Stream.of(event) : Stream.empty();
    }

    private static Uni<Found> none(String why) {
        return Uni.createFrom().item(new None(why));
    }
}
