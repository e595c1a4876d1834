package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.line.SlashLine.LastDay;
import dev.rollcall.commands.edge.slack.line.SlashLine.Mistaken;
import dev.rollcall.commands.edge.slack.line.SlashLine.Submission;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells commands from what people are doing. `help me with the import` is no command: words that
/// stand alone must, and those that take something are taken for mistyped only in a short line.
public final class SlashLines {

    /// A longer line is what somebody is doing, whatever it begins with.
    private static final int MOST_WORDS = 4;

    private static final String SKIP = "/rollcall skip until friday";
    private static final String REMIND = "/rollcall remind off";
    private static final String INTERVIEW = "/rollcall interview on";
    private static final String TEAM = "/rollcall team join";
    private static final String TEAM_TAKES =
            "team takes list, join, leave, or admin (admin remove) and somebody whom Slack offers after @";

    /// As Slack writes one.
    private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]{2,32})(?:\\|[^<>]*)?>");

    private SlashLines() {}

    public static SlashLine read(String typed) {
        var line = typed.strip();
        if (line.isEmpty()) {
            return new SlashLine.Form();
        }
        var words = List.of(line.split("\\s+"));
        var rest = words.subList(1, words.size()).stream().map(SlashLines::small).toList();
        return switch (small(words.getFirst())) {
            case "help" -> alone(rest, new SlashLine.Help());
            case "today" -> alone(rest, new SlashLine.Today());
            case "edit" -> alone(rest, new SlashLine.Edit());
            case "summary" -> alone(rest, new SlashLine.Summary());
            case "report" -> alone(rest, new SlashLine.Report());
            case "skip" -> skip(rest);
            case "remind" -> remind(rest);
            case "interview" -> interview(rest);
            case "team" -> team(words.subList(1, words.size()), rest);
            case "schedule" ->
                    rest.isEmpty()
                            ? new SlashLine.ShowSchedule()
                            : ScheduleLine.read(words.subList(1, words.size()));
            case "link" -> link(line, rest);
            default -> new Submission();
        };
    }

    private static SlashLine alone(List<String> rest, SlashLine command) {
        return rest.isEmpty() ? command : new Submission();
    }

    private static SlashLine skip(List<String> rest) {
        var day = rest.size() > 1 && rest.getFirst().equals("until") ? rest.get(1) : null;
        if (rest.isEmpty()) {
            return new SlashLine.Skip(new LastDay.Today());
        }
        int used = day == null ? 1 : 2;
        var last = day(day == null ? rest.getFirst() : day);
        return last.isPresent() && rest.size() == used
                ? new SlashLine.Skip(last.get())
                : mistaken(rest, "skip takes a day: tomorrow, a weekday or a date", SKIP);
    }

    private static Optional<LastDay> day(String word) {
        if (word.equals("today")) {
            return Optional.of(new LastDay.Today());
        }
        if (word.equals("tomorrow")) {
            return Optional.of(new LastDay.Tomorrow());
        }
        return weekday(word)
                .<LastDay>map(LastDay.Next::new)
                .or(() -> date(word).map(LastDay.On::new));
    }

    /// By its English name or its first three letters or more.
    static Optional<DayOfWeek> weekday(String word) {
        return word.length() < 3
                ? Optional.empty()
                : List.of(DayOfWeek.values()).stream()
                        .filter(day -> small(day.name()).startsWith(word))
                        .findFirst();
    }

    private static Optional<LocalDate> date(String word) {
        try {
            return Optional.of(LocalDate.parse(word));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static SlashLine remind(List<String> rest) {
        var last = rest.isEmpty() ? "" : rest.getLast();
        boolean fits = rest.size() == 1 || (rest.size() == 2 && rest.getFirst().equals("me"));
        return switch (fits ? last : "") {
            case "on" -> new SlashLine.Remind(true);
            case "off" -> new SlashLine.Remind(false);
            default -> mistaken(rest, "remind takes on or off", REMIND);
        };
    }

    private static SlashLine interview(List<String> rest) {
        return switch (rest.size() == 1 ? rest.getFirst() : "") {
            case "on" -> new SlashLine.Interview(true);
            case "off" -> new SlashLine.Interview(false);
            default -> mistaken(rest, "interview takes on or off", INTERVIEW);
        };
    }

    private static SlashLine team(List<String> words, List<String> rest) {
        if (!rest.isEmpty() && rest.getFirst().equals("admin")) {
            return admin(words, rest);
        }
        return switch (rest.size() > 1 ? "" : rest.isEmpty() ? "list" : rest.getFirst()) {
            case "list" -> new SlashLine.Team(SlashLine.Team.What.LIST);
            case "join" -> new SlashLine.Team(SlashLine.Team.What.JOIN);
            case "leave" -> new SlashLine.Team(SlashLine.Team.What.LEAVE);
            default -> mistaken(rest, TEAM_TAKES, TEAM);
        };
    }

    private static SlashLine admin(List<String> words, List<String> rest) {
        boolean removed = rest.size() > 1 && rest.get(1).equals("remove");
        int used = removed ? 3 : 2;
        var mention = MENTION.matcher(words.size() < used ? "" : words.get(used - 1));
        return mention.matches() && words.size() == used
                ? new SlashLine.Admin(mention.group(1), !removed)
                : mistaken(rest, TEAM_TAKES, TEAM);
    }

    /// Names have spaces, so all that follows is one.
    private static SlashLine link(String line, List<String> rest) {
        return rest.isEmpty()
                ? new Mistaken("link takes the name of a team", "/rollcall link Platform")
                : new SlashLine.Link(line.substring("link".length()).strip());
    }

    static SlashLine mistaken(List<String> rest, String why, String right) {
        return rest.size() < MOST_WORDS ? new Mistaken(why, right) : new Submission();
    }

    static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
