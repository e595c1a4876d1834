package dev.rollcall.projector.projections;

import static java.util.Objects.requireNonNull;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Audience;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.codec.EventCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary logs: events of some aggregates, interleaved, with sequences and positions as the
/// store gives them.
final class Histories {

    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private Histories() {}

    /// By family, so that a projection needs no line of its own here.
    private static Arbitrary<? extends Event> eventsOf(Projection<?, ?> projection) {
        var events =
                Map.<Class<?>, Arbitrary<? extends Event>>of(
                        TeamEvent.class, teamEvents(),
                        StatusUpdateEvent.class, statusUpdateEvents(),
                        PollEvent.class, pollEvents(),
                        SlackChannelEvent.class, slackChannelEvents(),
                        PersonEvent.class, personEvents());
        return requireNonNull(events.get(projection.events()), "no events for " + projection);
    }

    static Arbitrary<List<Envelope>> of(Projection<?, ?> projection) {
        Arbitrary<Event> events = eventsOf(projection).map(event -> event);
        return Combinators.combine(Arbitraries.integers().between(1, 4), events)
                .as(Map::entry)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(Histories::log);
    }

    private static List<Envelope> log(List<Map.Entry<Integer, Event>> happened) {
        var sequences = new HashMap<Integer, Long>();
        var log = new ArrayList<Envelope>();
        for (var each : happened) {
            long sequence = sequences.merge(each.getKey(), 1L, Long::sum);
            log.add(
                    envelope(
                            new UUID(0, each.getKey()), sequence, log.size() + 1, each.getValue()));
        }
        return log;
    }

    static Envelope envelope(UUID aggregate, long sequence, long position, Event event) {
        var encoded = EventCodec.encode(event);
        return new Envelope(
                new UUID(position, sequence),
                encoded.type(),
                aggregate.toString(),
                encoded.data(),
                START.plusSeconds(position),
                new Metadata("test", "rest", null, null, null, null, null, null, null, null, null),
                encoded.version(),
                sequence,
                position,
                1);
    }

    private static Arbitrary<TeamEvent> teamEvents() {
        var members = Combinators.combine(slackIds("T"), slackIds("U"));
        var channels = Combinators.combine(slackIds("T"), slackIds("C"));
        return Arbitraries.oneOf(
                text().map(TeamEvent.TeamRegistered::new),
                text().map(TeamEvent.TeamRenamed::new),
                channels.as(TeamEvent.SlackChannelLinked::new),
                channels.as(TeamEvent.SlackChannelUnlinked::new),
                Combinators.combine(rounds(), text(), text(), audiences(), settings())
                        .as(TeamEvent.PollScheduled::new),
                rounds().map(TeamEvent.PollUnscheduled::new),
                Combinators.combine(rounds(), days().injectNull(0.3)).as(TeamEvent.PollPaused::new),
                rounds().map(TeamEvent.PollResumed::new),
                Arbitraries.of(
                        new TeamEvent.HolidaysChosen("CH", "ZH"),
                        new TeamEvent.HolidaysChosen(null, null)),
                members.as(TeamEvent.MemberJoined::new),
                members.as(TeamEvent.MemberLeft::new),
                members.as(TeamEvent.TeamAdminAppointed::new),
                members.as(TeamEvent.TeamAdminDismissed::new),
                Arbitraries.create(TeamEvent.TeamArchived::new));
    }

    private static Arbitrary<String> rounds() {
        return Arbitraries.of("daily", "retro");
    }

    private static Arbitrary<Audience> audiences() {
        return Arbitraries.of(
                Audience.MEMBERS,
                new Audience(Audience.Kind.CHANNEL, null),
                new Audience(Audience.Kind.USER_GROUP, "S1"));
    }

    private static Arbitrary<PollSettings> settings() {
        var questions =
                Arbitraries.of(
                        new Question(
                                "Mood?",
                                Question.Kind.CHOICE,
                                List.of("good", "bad"),
                                false,
                                true,
                                null,
                                null),
                        new Question("Why?", Question.Kind.TEXT, List.of(), true, false, 1, "bad"));
        var minutes = Arbitraries.integers().between(1, 600).injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        questions.list().ofMaxSize(3),
                        minutes,
                        minutes,
                        Arbitraries.of(SummaryBy.class).injectNull(0.3),
                        slackIds("C").injectNull(0.3))
                .as(
                        (ownZones, asked, remind, close, by, channel) ->
                                new PollSettings(
                                        ownZones,
                                        asked,
                                        remind,
                                        remind == null ? 0 : 2,
                                        close,
                                        by,
                                        channel));
    }

    private static Arbitrary<PersonEvent> personEvents() {
        var workspaces = slackIds("T");
        var users = slackIds("U");
        return Arbitraries.oneOf(
                Combinators.combine(workspaces, users, text().injectNull(0.3))
                        .as(PersonEvent.TimeZoneChosen::new),
                Combinators.combine(workspaces, users, days(), days())
                        .as(PersonEvent.DaysOffTaken::new),
                Combinators.combine(workspaces, users, days(), days())
                        .as(PersonEvent.DaysOffCancelled::new),
                Combinators.combine(workspaces, users, Arbitraries.of(true, false))
                        .as(PersonEvent.RemindersSwitched::new),
                Combinators.combine(workspaces, users, Arbitraries.of(true, false))
                        .as(PersonEvent.InterviewsSwitched::new));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 12)
                .map(days -> LocalDate.of(2026, 12, 24).plusDays(days));
    }

    private static Arbitrary<StatusUpdateEvent> statusUpdateEvents() {
        Arbitrary<List<Answer>> answers =
                Combinators.combine(questions().injectNull(0.3), text())
                        .as(Answer::new)
                        .list()
                        .ofMaxSize(3);
        return Arbitraries.oneOf(
                Combinators.combine(
                                teams(),
                                text(),
                                slackIds("T").injectNull(0.3),
                                slackIds("U").injectNull(0.3),
                                answers,
                                teams().injectNull(0.7))
                        .as(StatusUpdateEvent.StatusUpdateSubmitted::new),
                answers.map(StatusUpdateEvent.StatusUpdateEdited::new),
                Arbitraries.create(StatusUpdateEvent.StatusUpdateRetracted::new));
    }

    private static Arbitrary<PollEvent> pollEvents() {
        Arbitrary<String> slots =
                Arbitraries.of("2026-03-29T02:30", "2026-10-25T02:30", "2026-11-23T23:30");
        Arbitrary<String> zones = Arbitraries.of("Europe/Zurich", "Pacific/Auckland", "UTC");
        var asked = Combinators.combine(slackIds("T"), slackIds("U"), zones).as(Asked::new);
        return Arbitraries.oneOf(
                Combinators.combine(
                                teams(),
                                text(),
                                slots,
                                zones,
                                asked.list().ofMaxSize(3),
                                settings())
                        .as(PollEvent.PollOpened::new),
                Combinators.combine(slackIds("T"), slackIds("C"), text())
                        .as(PollEvent.PollPosted::new),
                slackIds("U").list().ofMaxSize(3).map(PollEvent.PollReminderSent::new),
                Arbitraries.create(PollEvent.PollClosed::new),
                Combinators.combine(slackIds("T"), slackIds("C"), text())
                        .as(PollEvent.PollSummarised::new));
    }

    private static Arbitrary<SlackChannelEvent> slackChannelEvents() {
        var links = Combinators.combine(slackIds("T"), slackIds("C"), teams());
        return Arbitraries.oneOf(
                links.as(SlackChannelEvent.SlackChannelClaimed::new),
                links.as(SlackChannelEvent.SlackChannelReleased::new));
    }

    private static Arbitrary<String> questions() {
        return Arbitraries.oneOf(Arbitraries.just("Any blockers?"), text());
    }

    private static Arbitrary<UUID> teams() {
        return Arbitraries.longs().between(1, 3).map(n -> new UUID(9, n));
    }

    private static Arbitrary<String> slackIds(String kind) {
        return Arbitraries.integers().between(1, 3).map(n -> kind + n);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "مرحبا",
                        "👩‍👩‍👧",
                        "e\u0301",
                        "\"quoted\" \\ {}",
                        "a\nb",
                        "blocked: b"),
                Arbitraries.strings().alpha().ofMaxLength(12));
    }
}
