package dev.rollcall.local.demo;

import dev.rollcall.local.demo.DemoTeam.Person;
import dev.rollcall.local.demo.FrontDoor.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A month of three teams, sent through the REST commands with fixed Idempotency-Keys, so that a
/// second time adds nothing.
///
/// What a month means here: the store stamps each event itself, when it is appended, and there is
/// no way around that, for the demo neither. So all of it happened in the seconds in which it was
/// sent; the four weeks are in what people say ("Mon 2 Nov: …"), in the order in which they say
/// it, and in the history: edits, retractions, members who join and leave, a team that is renamed.
public final class Demo {
    private static final int DAYS = 28;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final FrontDoor door;
    private final LocalDate today;
    private int updates;
    private int refused;

    public Demo(FrontDoor door) {
        this(door, LocalDate.now(ZoneId.systemDefault()));
    }

    Demo(FrontDoor door, LocalDate today) {
        this.door = door;
        this.today = today;
    }

    /// The team that the simulator's first channel belongs to, so that a newcomer's first word
    /// lands.
    public static String firstTeam(FrontDoor door) {
        try {
            register(door, DemoTeam.PLATFORM);
            return "first team Platform, in the channel #platform";
        } catch (Refused e) {
            return "first team not made: " + e.getMessage();
        }
    }

    /// Sends the month and says in a line what became of it.
    public String month() {
        var ids = new LinkedHashMap<DemoTeam, UUID>();
        for (var team : DemoTeam.ALL) {
            ask(() -> ids.put(team, register(door, team)));
        }
        ids.forEach(this::month);
        ask(
                () ->
                        door.delete(
                                member(
                                        ids.get(DemoTeam.MOBILE),
                                        DemoTeam.MOBILE.people().getLast()),
                                "demo-leave"));
        ask(
                () ->
                        door.put(
                                "teams/%s/name".formatted(ids.get(DemoTeam.DATA)),
                                "demo-rename",
                                Map.of("name", "Data and insight")));
        return "demo       %d teams, %d updates, %d requests refused"
                .formatted(ids.size(), updates, refused);
    }

    private static UUID register(FrontDoor door, DemoTeam team) {
        var id = door.post("teams", "demo-" + team.key(), Map.of("name", team.title()));
        try {
            door.put(
                    "teams/%s/slack-channel".formatted(id),
                    "demo-channel-" + team.key(),
                    Map.of("slack_workspace", DemoTeam.WORKSPACE, "slack_channel", team.channel()));
        } catch (Refused _) {
            // Somebody gave the channel to a team of their own, or archived this one: that stands.
        }
        return id;
    }

    private void month(DemoTeam team, UUID id) {
        for (var person : team.people()) {
            ask(() -> door.put(member(id, person), "demo-join-" + person.slackUser()));
        }
        ask(
                () ->
                        door.put(
                                "teams/%s/poll-schedule".formatted(id),
                                "demo-poll-" + team.key(),
                                Map.of("cron", team.cron(), "time_zone", team.timeZone())));
        today.minusDays(DAYS)
                .datesUntil(today.plusDays(1))
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .flatMap(day -> team.people().stream().map(person -> new Word(team, person, day)))
                .filter(Word::isSaid)
                .forEach(word -> ask(() -> say(id, word)));
    }

    private static String member(UUID team, Person person) {
        return "teams/%s/members/%s/%s".formatted(team, DemoTeam.WORKSPACE, person.slackUser());
    }

    private void say(UUID team, Word word) {
        var person = word.person();
        var update =
                door.post(
                        "status-updates",
                        word.key(),
                        new Submission(
                                team,
                                person.name(),
                                DemoTeam.WORKSPACE,
                                person.slackUser(),
                                word.answers()));
        updates++;
        if (word.isEdited()) {
            door.put(
                    "status-updates/" + update,
                    word.key() + "-edit",
                    Map.of("answers", word.edited()));
        }
        if (word.isRetracted()) {
            door.delete("status-updates/" + update, word.key() + "-retract");
        }
    }

    /// A refusal (the team was archived since, say) is counted, and the rest goes on.
    private void ask(Runnable command) {
        try {
            command.run();
        } catch (Refused _) {
            refused++;
        }
    }

    private record Submission(
            UUID teamId,
            String author,
            String slackWorkspace,
            String slackUser,
            List<Word.Answer> answers) {}
}
