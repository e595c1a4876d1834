package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.DigestWeek.Share;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Aside;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Heading;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Words;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.SlackMessage;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a team's week came to.
final class DigestWords {

    private static final int DAYS = 7;

    private final DigestWeek week;
    private final String team;

    DigestWords(DigestWeek week, String team) {
        this.week = week;
        this.team = team;
    }

    List<SlackMessage> messages() {
        var title = "%s · week %s".formatted(team, week.made().week());
        var shares = week.shares();
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Heading(title));
        paragraphs.add(new Aside(period()));
        paragraphs.add(new Words(numbers(shares)));
        add("*Answered*", shares.stream().map(DigestWords::shown).toList(), "\n", paragraphs);
        add(
                "*Answered every poll*",
                shares.stream().filter(Share::whole).map(this::inARow).toList(),
                ", ",
                paragraphs);
        add(
                "*Blocked*",
                week.blockers().stream()
                        .map(
                                open ->
                                        "%s\n%s"
                                                .formatted(
                                                        Mrkdwn.of(open.author()),
                                                        Mrkdwn.quoted(Mrkdwn.of(open.blocker()))))
                        .toList(),
                "\n",
                paragraphs);
        add("*Away*", away(), ", ", paragraphs);
        return MessageLayout.of(
                Mrkdwn.of(title) + ": " + numbers(shares), paragraphs, Optional.empty());
    }

    private String period() {
        var slot = LocalDateTime.parse(week.made().slot());
        return "%s to %s (%s)"
                .formatted(
                        slot.minusDays(DAYS).toString().replace('T', ' '),
                        slot.toString().replace('T', ' '),
                        week.made().timeZone());
    }

    private String numbers(List<Share> shares) {
        int asked = shares.stream().mapToInt(Share::asked).sum();
        int answered = shares.stream().mapToInt(Share::answered).sum();
        var said =
                "%s of %s, %s"
                        .formatted(
                                counted(week.updates().size(), "update", "updates"),
                                counted(week.people(), "person", "people"),
                                counted(week.polls().size(), "poll", "polls"));
        return asked == 0 ? said : said + ", %d %% answered".formatted(100 * answered / asked);
    }

    private static String counted(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    private static String shown(Share share) {
        return "%s %d of %d".formatted(mention(share.user()), share.answered(), share.asked());
    }

    private String inARow(Share share) {
        int streak = week.streaks().getOrDefault(share.user(), 0);
        return mention(share.user()) + (streak > 1 ? " (%d in a row)".formatted(streak) : "");
    }

    private List<String> away() {
        return week.away().entrySet().stream()
                .map(
                        one ->
                                "%s (%s)"
                                        .formatted(
                                                mention(one.getKey()),
                                                counted(one.getValue(), "day", "days")))
                .toList();
    }

    private static void add(
            String title, List<String> lines, String between, List<Paragraph> paragraphs) {
        if (!lines.isEmpty()) {
            paragraphs.add(
                    new Words(
                            lines.stream().collect(Collectors.joining(between, title + "\n", ""))));
        }
    }

    private static String mention(String user) {
        return "<@" + user + ">";
    }
}
