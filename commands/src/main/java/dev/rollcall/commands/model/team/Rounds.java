package dev.rollcall.commands.model.team;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.ROUND_UNKNOWN;
import static dev.rollcall.commands.model.Rejection.TOO_MANY_ROUNDS;

import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.team.TeamCommand.AboutRound;
import dev.rollcall.commands.model.team.TeamCommand.PausePoll;
import dev.rollcall.commands.model.team.TeamCommand.ResumePoll;
import dev.rollcall.commands.model.team.TeamCommand.SchedulePoll;
import dev.rollcall.commands.model.team.TeamCommand.SetRound;
import dev.rollcall.commands.model.team.TeamCommand.UnschedulePoll;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The rounds of polls that a team has, by their names.
public record Rounds(NavigableMap<String, PollRound> byName) {

    public static final Rounds NONE = new Rounds(Collections.emptyNavigableMap());

    private static final int MOST = 20;

    public Rounds {
        byName = Collections.unmodifiableNavigableMap(new TreeMap<>(byName));
    }

    public Optional<PollRound> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Decision<TeamEvent> decide(AboutRound command) {
        var round = named(command.round());
        return switch (command) {
            case SchedulePoll(var name, var cron, var timeZone) ->
                    schedule(
                            name,
                            round.map(known -> known.at(cron, timeZone))
                                    .orElseGet(() -> PollRound.plain(cron, timeZone)));
            case SetRound(var name, var wanted) ->
                    schedule(name, wanted.paused(round.flatMap(PollRound::pause)));
            case UnschedulePoll(var name) ->
                    round.isPresent() ? accept(new PollUnscheduled(name)) : accept();
            case PausePoll(var name, var pause) ->
                    round.map(known -> pause(name, known, pause))
                            .orElseGet(() -> reject(ROUND_UNKNOWN));
            case ResumePoll(var name) ->
                    round.map(known -> resume(name, known)).orElseGet(() -> reject(ROUND_UNKNOWN));
        };
    }

    private Decision<TeamEvent> schedule(String name, PollRound round) {
        if (round.equals(byName.get(name))) {
            return accept();
        }
        return byName.containsKey(name) || byName.size() < MOST
                ? accept(round.scheduled(name))
                : reject(TOO_MANY_ROUNDS);
    }

    private static Decision<TeamEvent> pause(String name, PollRound round, Pause pause) {
        return round.pause().equals(Optional.of(pause))
                ? accept()
                : accept(new PollPaused(name, pause.until().orElse(null)));
    }

    private static Decision<TeamEvent> resume(String name, PollRound round) {
        return round.pause().isEmpty() ? accept() : accept(new PollResumed(name));
    }

    Rounds with(PollScheduled event) {
        var pause = named(event.round()).flatMap(PollRound::pause);
        return with(
                event.round(),
                new PollRound(
                        event.cron(), event.timeZone(), event.audience(), event.settings(), pause));
    }

    Rounds with(PollPaused event) {
        var pause = new Pause(Optional.ofNullable(event.until()));
        return changed(event.round(), round -> round.paused(Optional.of(pause)));
    }

    Rounds with(PollResumed event) {
        return changed(event.round(), round -> round.paused(Optional.empty()));
    }

    Rounds without(String name) {
        var fewer = new TreeMap<>(byName);
        fewer.remove(name);
        return new Rounds(fewer);
    }

    private Rounds changed(String name, UnaryOperator<PollRound> change) {
        return named(name).map(round -> with(name, change.apply(round))).orElse(this);
    }

    private Rounds with(String name, PollRound round) {
        var more = new TreeMap<>(byName);
        more.put(name, round);
        return new Rounds(more);
    }
}
