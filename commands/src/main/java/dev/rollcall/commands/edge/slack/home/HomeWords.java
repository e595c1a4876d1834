package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.edge.slack.home.HomeContents.DaysOff;
import dev.rollcall.commands.edge.slack.home.HomeContents.PollToday;
import dev.rollcall.commands.edge.slack.home.HomeContents.Settings;
import dev.rollcall.commands.edge.slack.home.HomeContents.TeamToday;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.Escaped;
import dev.rollcall.commands.slack.Listed;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.events.Answer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What people read in their Home tab. Whatever a field of Slack's has no room for is counted.
final class HomeWords {

    static final String NO_TEAM =
            "You are a member of no team. Write `/rollcall team join` in a team's channel.";

    static final String NOTHING_SAID = "You have said nothing in the last 30 days.";

    static final String NOT_STORED =
            "That could not be stored in time: it may be done, or not. Look at your Home tab in a moment, and try again if it is not.";

    static final String GONE = "That update is not there any more.";

    static final String SENT_BEFORE =
            "This form was sent before, with something else in it, which is done. Close it, and open it anew to change that.";

    static final String UNKNOWN_ZONE =
            "There is no such time zone. Write a name such as Europe/Berlin or America/New_York.";

    static final String DAYS_REVERSED = "The last day is before the first.";

    static final String DAYS_OVER = "These days are over.";

    static final String DAYS_TOO_MANY = "Days off are a year at most.";

    private static final int LONGEST = 2_900;
    private static final int LONGEST_NAMES = 1_300;
    private static final int LONGEST_BLOCKER = 500;
    private static final int LONGEST_UPDATE = 2_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    private HomeWords() {}

    static String heading(TeamToday team) {
        return "*%s*\n%s".formatted(Mrkdwn.of(team.name(), LONGEST_UPDATE), streak(team));
    }

    private static String streak(TeamToday team) {
        var unit = team.polled() ? "poll" : "working day";
        return switch (team.streak()) {
            case 0 -> "Your streak: none yet";
            case 1 -> "Your streak: 1 " + unit;
            default -> ":fire: Your streak: %,d %ss".formatted(team.streak(), unit);
        };
    }

    static String poll(PollToday poll) {
        var head =
                "*%s* of %s%s"
                        .formatted(
                                Escaped.of(poll.round()),
                                poll.slot().replace('T', ' '),
                                poll.open() ? "" : ", closed");
        return poll.named()
                ? "%s\n%s\n%s"
                        .formatted(
                                head,
                                who(":white_check_mark: Answered: ", poll.answered(), "nobody yet"),
                                who(
                                        poll.open()
                                                ? ":hourglass_flowing_sand: Awaited: "
                                                : ":heavy_minus_sign: Not answered: ",
                                        poll.awaited(),
                                        "nobody"))
                : head
                        + "\n:bust_in_silhouette: All of its questions are anonymous: nobody is awaited by name.";
    }

    private static String who(String title, List<Member> people, String none) {
        var names = people.stream().map(one -> "<@%s>".formatted(one.user())).toList();
        return title + (names.isEmpty() ? none : Listed.in(", ", names, LONGEST_NAMES));
    }

    static String said(TeamToday team) {
        return team.said().isEmpty()
                ? "Nobody is asked or has said anything today."
                : "Said something today: " + Listed.in(", ", team.said(), LONGEST);
    }

    static String blocked(TeamToday team) {
        var lines =
                team.blocked().stream()
                        .map(
                                one ->
                                        "• %s: %s"
                                                .formatted(
                                                        one.who(),
                                                        Mrkdwn.of(one.what(), LONGEST_BLOCKER)
                                                                .replace("\n", "; ")))
                        .toList();
        return ":no_entry: *Blocked*\n" + Listed.in("\n", lines, LONGEST);
    }

    static String update(String about, List<Answer> answers) {
        return about + "\n" + Mrkdwn.quoted(Mrkdwn.of(Answer.content(answers), LONGEST_UPDATE));
    }

    static String more(int number, String what) {
        return "and %,d more %s".formatted(number, what);
    }

    static String zone(Settings settings) {
        return "*Time zone*: %s (%s)"
                .formatted(settings.zone().getId(), settings.chosen() ? "you chose it" : "Slack's");
    }

    static String daysOff(Settings settings) {
        return settings.daysOff().isEmpty() ? "*Days off*: none ahead" : "*Days off*";
    }

    static String range(DaysOff days) {
        return days.first().equals(days.last())
                ? day(days.first())
                : "%s to %s".formatted(day(days.first()), day(days.last()));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String reminders(Settings settings) {
        return settings.reminded()
                ? "*Reminders*: on. You are reminded of polls that await you."
                : "*Reminders*: off";
    }

    static String interviews(Settings settings) {
        return settings.interviewed()
                ? "*One question at a time*: on. Polls ask you in direct messages."
                : "*One question at a time*: off. Polls show you all questions in a form.";
    }
}
