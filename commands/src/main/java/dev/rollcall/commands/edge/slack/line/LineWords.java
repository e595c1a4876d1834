package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.lookups.TeamPolls.Opening;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.slack.Escaped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What people read who write `/rollcall` and a command.
public final class LineWords {

    static final String NO_TEAM_OF_YOURS =
            "You are a member of no team. Write `/rollcall team join` in a team's channel.";
    static final String NO_TEAM_HERE =
            "No team has this channel. Write `/rollcall link` and a team's name to link it.";
    static final String NOTHING_TO_EDIT = "You have said nothing in the last 30 days.";
    static final String NO_FORMS = "Rollcall has no bot token, so it can open no form.";
    static final String NO_POLL_YET = "This team was asked nothing in the last 8 days.";
    static final String TOO_LONG_OFF = "Not changed: days off are a year at most.";
    static final String REMINDED = "You are reminded of polls that await you from now on.";
    static final String NOT_REMINDED = "You are not reminded of polls any more.";
    static final String INTERVIEWED =
            "From now on polls ask you one question at a time, in my direct messages.";
    static final String NOT_INTERVIEWED = "Polls do not ask you one question at a time any more.";
    static final String NOBODY_KNOWN =
            "Not changed: Slack does not know them as a person who is there, or did not answer in time.";
    static final String CHANGED_MEANWHILE =
            "Not changed: the same request came before with another text. Send it again.";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    /// What Slack shows of one message; a little is left for the line about the rest.
    private static final int LONGEST = 3_800;

    private LineWords() {}

    public static String mistaken(SlashLine.Mistaken mistaken, String text) {
        return "Nothing was done or recorded: %s, such as `%s`. To record it as an update, begin with another word."
                        .formatted(mistaken.why(), mistaken.right())
                + Words.kept(text);
    }

    static String today(List<NamedTeam> teams, List<Said> said) {
        var lines =
                teams.stream()
                        .map(
                                team -> {
                                    var ofTeam =
                                            said.stream()
                                                    .filter(one -> one.team().equals(team.id()))
                                                    .map(LineWords::line)
                                                    .toList();
                                    return "*%s*\n%s"
                                            .formatted(
                                                    Escaped.of(team.name()),
                                                    ofTeam.isEmpty()
                                                            ? "Nobody has said anything today."
                                                            : String.join("\n", ofTeam));
                                })
                        .toList();
        return fitting(lines);
    }

    private static String line(Said said) {
        return "• *%s*: %s"
                .formatted(Escaped.of(said.author()), Escaped.of(said.text()).replace("\n", "; "));
    }

    static String summary(Opening poll, List<Said> answers) {
        var answered =
                answers.stream().flatMap(said -> said.who().stream()).collect(Collectors.toSet());
        var awaited =
                poll.asked().stream()
                        .filter(who -> !answered.contains(who))
                        .map(who -> "<@%s>".formatted(who.user()))
                        .collect(Collectors.joining(", "));
        var head = "*%s* of %s".formatted(poll.round(), poll.slot().replace('T', ' '));
        var lines = answers.stream().map(LineWords::line).collect(Collectors.joining("\n"));
        return fitting(
                List.of(
                        head,
                        lines.isEmpty() ? "Nobody has answered yet." : lines,
                        awaited.isEmpty() ? "Nobody is awaited." : "Awaited: " + awaited));
    }

    /// What does not fit is named, and stands on the dashboard.
    private static String fitting(List<String> parts) {
        var text = String.join("\n", parts);
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf('\n', LONGEST);
        var shown = text.substring(0, Math.max(end, 0));
        long more = text.substring(shown.length()).lines().filter(line -> !line.isBlank()).count();
        return shown + "\n… and %d lines more: see the dashboard.".formatted(more);
    }

    static String teams(Optional<Team.Active> here, List<NamedTeam> mine) {
        var channels =
                here.map(
                                team ->
                                        "This channel's team is *%s*: %s. %s."
                                                .formatted(
                                                        Escaped.of(team.name()),
                                                        members(team),
                                                        admins(team)))
                        .orElse(NO_TEAM_HERE);
        var own =
                mine.isEmpty()
                        ? "You are a member of no team."
                        : "You are a member of %s."
                                .formatted(
                                        mine.stream()
                                                .map(team -> "*" + Escaped.of(team.name()) + "*")
                                                .collect(Collectors.joining(", ")));
        return fitting(List.of(channels, own));
    }

    private static String admins(Team.Active team) {
        return team.admins().isEmpty()
                ? "It has no admins of its own: those of the workspace may change it"
                : "Admins: " + mentions(team.admins());
    }

    private static String mentions(Set<Member> people) {
        return people.stream()
                .map(member -> "<@%s>".formatted(member.user()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static String notAllowed(Team.Active team) {
        return "Not changed: %s may do this%s."
                .formatted(
                        team.admins().isEmpty()
                                ? "the admins of the workspace"
                                : "the team's admins (%s)".formatted(mentions(team.admins())),
                        team.admins().isEmpty() ? "" : ", and the admins of the workspace");
    }

    static String appointed(String user, String team) {
        return "<@%s> is an admin of *%s*.".formatted(user, Escaped.of(team));
    }

    static String dismissed(String user, String team) {
        return "<@%s> is no admin of *%s* any more.".formatted(user, Escaped.of(team));
    }

    private static String members(Team.Active team) {
        return team.members().isEmpty() ? "nobody yet" : mentions(team.members());
    }

    static String schedule(Team.Active team) {
        var rounds =
                team.rounds().byName().entrySet().stream()
                        .map(
                                round ->
                                        "• *%s*: `%s` in %s%s"
                                                .formatted(
                                                        round.getKey(),
                                                        round.getValue().cron(),
                                                        round.getValue().timeZone(),
                                                        round.getValue().pause().isPresent()
                                                                ? ", paused"
                                                                : ""))
                        .toList();
        return rounds.isEmpty()
                ? "*%s* is not asked. Write `/rollcall schedule daily 9:30 mon-fri` to change that."
                        .formatted(Escaped.of(team.name()))
                : "*%s* is asked (minute, hour, day, month, weekday):\n%s"
                        .formatted(Escaped.of(team.name()), String.join("\n", rounds));
    }

    static String scheduled(SlashLine.SetSchedule set, String zone) {
        return "*%s* asks at `%s` in %s from now on.".formatted(set.round(), set.cron(), zone);
    }

    static String joined(String team) {
        return "You are a member of *%s*.".formatted(Escaped.of(team));
    }

    static String left(String team) {
        return "You are no member of *%s* any more.".formatted(Escaped.of(team));
    }

    static String linked(String team) {
        return "This channel is *%s*'s now, and you are an admin of the team."
                .formatted(Escaped.of(team));
    }

    static String noTeam(String name) {
        return "There is no team called *%s* here.".formatted(Escaped.of(name));
    }

    static String severalTeams(String name) {
        return "Several teams are called *%s*. Rename one, or link the channel on the settings page."
                .formatted(Escaped.of(name));
    }

    static String daysOff(LocalDate first, LocalDate last) {
        return first.equals(last)
                ? "No poll asks you today."
                : "No poll asks you until %s, that day included.".formatted(DAY.format(last));
    }

    static String dayIsOver(LocalDate day) {
        return "Not changed: %s is over.".formatted(DAY.format(day));
    }

    static String rejected(Rejection rejection) {
        return "Not changed: %s."
                .formatted(
                        switch (rejection) {
                            case CHANNEL_TAKEN ->
                                    "the channel is another team's. Have it unlinked from that one first";
                            case TEAM_UNKNOWN, TEAM_ARCHIVED, TEAM_EXISTS ->
                                    "the team is archived, or not known any more";
                            case TOO_MANY_ROUNDS -> "a team has 20 rounds of polls at most";
                            case NOT_TEAM_ADMIN ->
                                    "the team's admins may do this, and the workspace's";
                            case ROUND_UNKNOWN -> "the team has no round of that name";
                            case STATUS_UPDATE_UNKNOWN,
                                    STATUS_UPDATE_EXISTS,
                                    STATUS_UPDATE_RETRACTED,
                                    POLL_UNKNOWN,
                                    POLL_EXISTS,
                                    POLL_OPEN,
                                    POLL_CLOSED,
                                    REMINDED_ENOUGH,
                                    POLL_ANONYMOUS,
                                    QUESTION_ANONYMOUS,
                                    WEBHOOK_UNKNOWN,
                                    DIGEST_OTHERWISE ->
                                    "it does not fit what is there";
                        });
    }
}
