package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.slack.Escaped;
import dev.rollcall.commands.slack.Listed;
import dev.rollcall.commands.slack.Mrkdwn;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    static final String NO_CHANNEL =
            "Not changed: a team's channel is one that the team reads, and these are direct messages. Write `/rollcall link` and the team's name in that channel.";

    private static final SlashLine.Mistaken NO_SUCH_TEAM =
            new SlashLine.Mistaken(
                    "there is no team by that name here, and link takes the name of one",
                    "/rollcall link Platform");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    private static final int LONGEST_NAMES = 2_000;
    private static final int LONGEST_ADMINS = 500;
    private static final int LONGEST_TEAMS = 800;

    private LineWords() {}

    public static String mistaken(SlashLine.Mistaken mistaken, String text) {
        return "Nothing was done or recorded: %s, such as `%s`. To record it as an update, begin with another word."
                        .formatted(mistaken.why(), mistaken.right())
                + Words.kept(text);
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
                                        Listed.in(
                                                ", ",
                                                mine.stream()
                                                        .map(
                                                                team ->
                                                                        "*%s*"
                                                                                .formatted(
                                                                                        Escaped.of(
                                                                                                team
                                                                                                        .name())))
                                                        .toList(),
                                                LONGEST_TEAMS));
        return channels + "\n" + own;
    }

    private static String admins(Team.Active team) {
        return team.admins().isEmpty()
                ? "It has no admins of its own: those of the workspace may change it"
                : "Admins: " + mentions(team.admins(), LONGEST_ADMINS);
    }

    static String mentions(Collection<Member> people, int longest) {
        return Listed.in(
                ", ",
                people.stream().map(member -> "<@%s>".formatted(member.user())).sorted().toList(),
                longest);
    }

    static String notAllowed(Team.Active team) {
        return "Not changed: %s may do this%s."
                .formatted(
                        team.admins().isEmpty()
                                ? "the admins of the workspace"
                                : "the team's admins (%s)"
                                        .formatted(mentions(team.admins(), LONGEST_ADMINS)),
                        team.admins().isEmpty() ? "" : ", and the admins of the workspace");
    }

    static String appointed(String user, String team) {
        return "<@%s> is an admin of *%s*.".formatted(user, Escaped.of(team));
    }

    static String dismissed(String user, String team) {
        return "<@%s> is no admin of *%s* any more.".formatted(user, Escaped.of(team));
    }

    private static String members(Team.Active team) {
        return team.members().isEmpty() ? "nobody yet" : mentions(team.members(), LONGEST_NAMES);
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

    /// @param text as it was typed, without Slack's escapes
    static String noTeam(String text) {
        return mistaken(NO_SUCH_TEAM, Mrkdwn.of(text));
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
