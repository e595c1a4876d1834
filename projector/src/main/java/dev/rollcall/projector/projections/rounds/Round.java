package dev.rollcall.projector.projections.rounds;

import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.projector.projections.Fields;
import dev.rollcall.projector.projections.Shape;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One of a team's rounds of polls, written as the command that sets it is.
///
/// @param pause null where it is not paused
public record Round(
        String name,
        String cron,
        String timeZone,
        Audience audience,
        PollSettings settings,
        Pause pause) {

    /// That it does not ask for now: until a day, or, where that is null, until it is resumed.
    public record Pause(LocalDate until) {}

    private static final Shape<Audience> AUDIENCE =
            Shape.<Audience>columns()
                    .text("kind", audience -> Words.of(audience.kind()))
                    .text("slack_user_group", Audience::slackUserGroup)
                    .make(
                            of ->
                                    new Audience(
                                            Words.read(Audience.Kind.class, of.text("kind")),
                                            of.text("slack_user_group")));

    /// A day is a text within JSON.
    private static final Shape<Pause> PAUSE =
            Shape.<Pause>columns()
                    .text("until", pause -> pause.until() == null ? null : pause.until().toString())
                    .make(
                            of ->
                                    new Pause(
                                            of.text("until") == null
                                                    ? null
                                                    : LocalDate.parse(of.text("until"))));

    public static final Shape<Round> SHAPE =
            Shape.<Round>columns()
                    .text("round", Round::name)
                    .text("cron", Round::cron)
                    .text("time_zone", Round::timeZone)
                    .part("audience", Round::audience, AUDIENCE)
                    .flag("own_zones", round -> round.settings().ownZones())
                    .list("questions", round -> round.settings().questions(), Questions.SHAPE)
                    .number(
                            "remind_after_minutes",
                            round -> number(round.settings().remindAfterMinutes()))
                    .number("remind_at_most", round -> (long) round.settings().remindAtMost())
                    .number(
                            "close_after_minutes",
                            round -> number(round.settings().closeAfterMinutes()))
                    .text("summary_by", round -> Words.of(round.settings().summaryBy()))
                    .text("summary_channel", round -> round.settings().summaryChannel())
                    .part("pause", Round::pause, PAUSE)
                    .make(
                            of ->
                                    new Round(
                                            of.text("round"),
                                            of.text("cron"),
                                            of.text("time_zone"),
                                            of.part("audience", AUDIENCE),
                                            settings(of),
                                            of.part("pause", PAUSE)));

    /// A round that is set anew stays paused.
    public static List<Round> set(List<Round> rounds, PollScheduled event) {
        var pause =
                rounds.stream()
                        .filter(
                                round ->
                                        round.name().equals(event.round()) && round.pause() != null)
                        .map(Round::pause)
                        .findFirst();
        var round =
                new Round(
                        event.round(),
                        event.cron(),
                        event.timeZone(),
                        event.audience(),
                        event.settings(),
                        pause.orElse(null));
        return Stream.concat(removed(rounds, event.round()).stream(), Stream.of(round))
                .sorted(Comparator.comparing(Round::name))
                .toList();
    }

    public static List<Round> removed(List<Round> rounds, String name) {
        return rounds.stream().filter(round -> !round.name().equals(name)).toList();
    }

    /// Null for a pause lets it go on.
    public static List<Round> paused(List<Round> rounds, String name, Pause pause) {
        return rounds.stream()
                .map(round -> round.name().equals(name) ? round.paused(pause) : round)
                .toList();
    }

    private Round paused(Pause other) {
        return new Round(name, cron, timeZone, audience, settings, other);
    }

    private static PollSettings settings(Fields of) {
        return new PollSettings(
                of.flag("own_zones"),
                of.list("questions", Questions.SHAPE),
                integer(of.number("remind_after_minutes")),
                of.number("remind_at_most").intValue(),
                integer(of.number("close_after_minutes")),
                Words.read(SummaryBy.class, of.text("summary_by")),
                of.text("summary_channel"));
    }

    private static Long number(Integer value) {
        return value == null ? null : value.longValue();
    }

    private static Integer integer(Long value) {
        return value == null ? null : value.intValue();
    }
}
