package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.lookups.TeamPolls.Opening;
import dev.rollcall.commands.slack.Escaped;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.events.Answer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What teams said, a line for each update. It is shown to who asks for it alone, so it may mention
/// people.
final class SaidWords {

    /// What Slack shows of one message; a little is left for the line about the rest.
    private static final int LONGEST = 3_800;

    private static final int LONGEST_UPDATE = 1_500;
    private static final int LONGEST_NAMES = 2_000;

    private SaidWords() {}

    static String today(List<NamedTeam> teams, List<Said> said) {
        var lines =
                teams.stream()
                        .flatMap(
                                team ->
                                        Stream.concat(
                                                Stream.of(
                                                        "*%s*".formatted(Escaped.of(team.name()))),
                                                lines(
                                                        of(team, said),
                                                        "Nobody has said anything today.")))
                        .toList();
        return fitting(lines, LONGEST);
    }

    private static List<Said> of(NamedTeam team, List<Said> said) {
        return said.stream().filter(one -> one.team().equals(team.id())).toList();
    }

    private static String line(Said said) {
        return "• *%s*%s: %s"
                .formatted(
                        Escaped.of(said.author()),
                        said.late() ? " _(late)_" : "",
                        Mrkdwn.of(text(said.answers()), LONGEST_UPDATE).replace("\n", "; "));
    }

    /// One answer speaks for itself; several stand under their questions.
    private static String text(List<Answer> answers) {
        return answers.size() == 1
                ? answers.getFirst().answer()
                : answers.stream()
                        .map(
                                one ->
                                        one.question() == null
                                                ? one.answer()
                                                : "_%s_ %s".formatted(one.question(), one.answer()))
                        .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(List<Said> said, String none) {
        return said.isEmpty() ? Stream.of(none) : said.stream().map(SaidWords::line);
    }

    static String summary(Opening poll, List<Said> answers) {
        var head = "*%s* of %s".formatted(poll.round(), poll.slot().replace('T', ' '));
        var lines = Stream.concat(Stream.of(head), lines(answers, noAnswer(poll))).toList();
        var awaited = awaited(poll, answers);
        return fitting(lines, LONGEST - awaited.length()) + "\n" + awaited;
    }

    private static String noAnswer(Opening poll) {
        if (!poll.open()) {
            return "Nobody has answered.";
        }
        return poll.named() ? "Nobody has answered yet." : "Answers are shown once it is closed.";
    }

    /// Whose answers are all anonymous, nobody knows.
    private static String awaited(Opening poll, List<Said> answers) {
        if (!poll.named()) {
            return "All of its questions are anonymous: nobody is awaited by name.";
        }
        var answered =
                answers.stream().flatMap(said -> said.who().stream()).collect(Collectors.toSet());
        var missing = poll.asked().stream().filter(who -> !answered.contains(who)).toList();
        if (missing.isEmpty()) {
            return poll.open() ? "Nobody is awaited." : "Everybody has answered.";
        }
        return (poll.open() ? "Awaited: " : "Not answered: ")
                + LineWords.mentions(missing, LONGEST_NAMES);
    }

    /// What does not fit is counted, and stands on the dashboard.
    private static String fitting(List<String> lines, int longest) {
        var shown = new StringBuilder(lines.getFirst());
        for (int n = 1; n < lines.size(); n++) {
            if (shown.length() + 1 + lines.get(n).length() > longest) {
                return shown.append('\n')
                        .append(
                                "… and %,d lines more: see the dashboard."
                                        .formatted(lines.size() - n))
                        .toString();
            }
            shown.append('\n').append(lines.get(n));
        }
        return shown.toString();
    }
}
