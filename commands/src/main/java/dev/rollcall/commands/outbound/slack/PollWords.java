package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Aside;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Heading;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Words;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Question;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a poll asks.
final class PollWords {

    private static final String SOME_ANONYMOUS =
            "What you write bears your name. Answer the anonymous questions by *Answer*.";

    private static final String ALL_ANONYMOUS =
            "All questions are anonymous. Answer them by *Answer*: what you write bears your name, and is no answer.";

    private static final DateTimeFormatter IN_UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final PollStory poll;
    private final String team;

    PollWords(PollStory poll, String team) {
        this.poll = poll;
        this.team = team;
    }

    /// In the team's channel.
    List<SlackMessage> inChannel(List<PollAnswer> answers) {
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Heading(title()));
        paragraphs.add(new Aside(poll.closed() ? "Closed. " + tally(answers) + "." : untilWhen()));
        paragraphs.add(new Words(questions()));
        anonymity().ifPresent(paragraphs::add);
        if (!poll.opened().asked().isEmpty()) {
            paragraphs.add(new Words("Asked: " + mentions(poll.opened().asked())));
        }
        return MessageLayout.of(
                poll.closed() ? shownTitle() + " is closed" : shownTitle() + ": you are asked",
                paragraphs,
                button());
    }

    /// To one of those who are asked.
    List<SlackMessage> toOne() {
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Heading(title()));
        paragraphs.add(new Aside(poll.closed() ? "Closed." : untilWhen()));
        paragraphs.add(new Words(questions()));
        anonymity().ifPresent(paragraphs::add);
        return MessageLayout.toOne(
                poll.closed() ? shownTitle() + " is closed" : shownTitle() + ": you are asked",
                paragraphs,
                button());
    }

    List<SlackMessage> reminder() {
        var text =
                poll.closed()
                        ? "%s is closed.".formatted(shownTitle())
                        : "You have not answered yet: %s".formatted(shownTitle());
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Words(text));
        if (!poll.closed()) {
            paragraphs.add(new Aside(untilWhen()));
        }
        anonymity().ifPresent(paragraphs::add);
        return MessageLayout.toOne(text, paragraphs, button());
    }

    /// To somebody who was asked one question at a time: goes on where they are.
    List<SlackMessage> reminderOfInterview() {
        var text = "You have not finished yet: %s".formatted(shownTitle());
        return poll.closed()
                ? reminder()
                : MessageLayout.ending(
                        text,
                        List.of(new Words(text), new Aside(untilWhen())),
                        Optional.of(AwaitedWords.goOnWith(poll.id())));
    }

    /// That what is written in Slack bears a name, where that is not wanted of all.
    private Optional<Paragraph> anonymity() {
        return Optional.of(poll)
                .filter(asked -> !asked.closed() && !asked.anonymousQuestions().isEmpty())
                .map(asked -> new Aside(asked.onlyAnonymous() ? ALL_ANONYMOUS : SOME_ANONYMOUS));
    }

    private Optional<UUID> button() {
        return poll.closed() ? Optional.empty() : Optional.of(poll.id());
    }

    String title() {
        return team + " · " + poll.opened().round();
    }

    String shownTitle() {
        return Mrkdwn.of(title());
    }

    /// Slack shows a date on the clock of whoever reads it.
    private String untilWhen() {
        return "Until " + date(poll.times().closes());
    }

    static String date(Instant moment) {
        return "<!date^%d^{date_short_pretty} {time}|%s>"
                .formatted(moment.getEpochSecond(), IN_UTC.format(moment));
    }

    private String questions() {
        var questions = poll.opened().settings().questions();
        return questions.isEmpty()
                ? "What are you working on?"
                : IntStream.range(0, questions.size())
                        .mapToObj(number -> numbered(number + 1, questions.get(number)))
                        .collect(Collectors.joining("\n"));
    }

    private static String numbered(int number, Question question) {
        var notes = new ArrayList<String>();
        if (!question.choices().isEmpty()) {
            notes.add(String.join(" / ", question.choices()));
        }
        if (question.optional()) {
            notes.add("optional");
        }
        if (question.anonymous()) {
            notes.add("anonymous");
        }
        return "%d. %s%s"
                .formatted(
                        number,
                        Mrkdwn.of(question.text()),
                        notes.isEmpty() ? "" : " (" + Mrkdwn.of(String.join("; ", notes)) + ")");
    }

    /// Of those who were asked, how many answered on time; without names, each answer is one.
    private String tally(List<PollAnswer> answers) {
        var asked = poll.opened().asked().stream().map(Asked::slackUser).distinct().toList();
        var onTime = answers.stream().filter(answer -> !poll.late(answer.position()));
        long answered =
                poll.onlyAnonymous()
                        ? onTime.count()
                        : onTime.flatMap(answer -> answer.slackUser().stream())
                                .distinct()
                                .filter(user -> asked.isEmpty() || asked.contains(user))
                                .count();
        return asked.isEmpty()
                ? "%d answered".formatted(answered)
                : "%d of %d answered".formatted(answered, asked.size());
    }

    static String mentions(List<Asked> people) {
        return people.stream()
                .map(somebody -> "<@" + somebody.slackUser() + ">")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
