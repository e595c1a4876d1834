package dev.rollcall.commands.outbound.slack;

import static java.util.regex.Matcher.quoteReplacement;

import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Aside;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Heading;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Words;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a closed poll came to. It names people and calls nobody. Answers to an anonymous question
/// stand under the question alone, in the order of their words, so that neither name nor time tells
/// whose they are.
final class SummaryWords {

    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^<>|\n]*)?>");

    private final PollStory poll;
    private final PollWords words;
    private final List<PollAnswer> answers;
    private final Set<String> anonymous;
    private final UnaryOperator<String> names;

    /// @param names what a Slack user is called
    SummaryWords(
            PollStory poll, String team, List<PollAnswer> answers, UnaryOperator<String> names) {
        this.poll = poll;
        this.names = names;
        this.words = new PollWords(poll, team);
        this.answers = List.copyOf(answers);
        this.anonymous = poll.anonymousQuestions();
    }

    List<SlackMessage> messages() {
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Heading(words.title()));
        paragraphs.add(
                new Aside(
                        "Asked for %s (%s)"
                                .formatted(
                                        poll.opened().slot().replace('T', ' '),
                                        poll.opened().timeZone())));
        paragraphs.addAll(
                poll.opened().settings().summaryBy() == SummaryBy.QUESTION
                        ? byQuestion()
                        : byPerson());
        who("Answered: ", answered(), paragraphs);
        who("Not answered: ", missing(), paragraphs);
        return MessageLayout.of(
                words.shownTitle() + ": what was answered", paragraphs, Optional.empty());
    }

    private static void who(String title, List<String> who, List<Paragraph> paragraphs) {
        if (!who.isEmpty()) {
            paragraphs.add(new Words(title + String.join(", ", who)));
        }
    }

    private List<Paragraph> byPerson() {
        var people =
                answers.stream()
                        .map(answer -> person(answer, named(answer.answers())))
                        .flatMap(Optional::stream);
        var questions =
                poll.opened().settings().questions().stream()
                        .filter(Question::anonymous)
                        .map(question -> anonymously(question.text()))
                        .flatMap(Optional::stream);
        return Stream.concat(people, questions).toList();
    }

    private Optional<Paragraph> person(PollAnswer answer, List<Answer> said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var lines =
                said.stream()
                        .map(one -> heading(one.question()) + quoted(one))
                        .collect(Collectors.joining("\n"));
        return Optional.of(new Words("%s\n%s".formatted(name(answer), lines)));
    }

    private String heading(String question) {
        return question == null ? "" : "_" + shown(question) + "_\n";
    }

    private List<Paragraph> byQuestion() {
        var asked = poll.opened().settings().questions();
        var texts = asked.stream().map(Question::text).collect(Collectors.toUnmodifiableSet());
        var questions =
                asked.stream()
                        .map(
                                question ->
                                        question.anonymous()
                                                ? anonymously(question.text())
                                                : openly(question.text()))
                        .flatMap(Optional::stream);
        var others =
                answers.stream()
                        .map(
                                answer ->
                                        person(
                                                answer,
                                                answer.answers().stream()
                                                        .filter(
                                                                one ->
                                                                        !texts.contains(
                                                                                String.valueOf(
                                                                                        one
                                                                                                .question())))
                                                        .toList()))
                        .flatMap(Optional::stream);
        return Stream.concat(questions, others).toList();
    }

    private Optional<Paragraph> openly(String question) {
        var said =
                answers.stream()
                        .flatMap(
                                answer ->
                                        answer.answers().stream()
                                                .filter(one -> question.equals(one.question()))
                                                .map(one -> name(answer) + "\n" + quoted(one)))
                        .toList();
        return under(question, "", said);
    }

    private Optional<Paragraph> anonymously(String question) {
        var said =
                answers.stream()
                        .flatMap(answer -> answer.answers().stream())
                        .filter(one -> question.equals(one.question()))
                        .map(this::quoted)
                        .sorted()
                        .toList();
        return under(question, " (anonymous)", said);
    }

    private Optional<Paragraph> under(String question, String note, List<String> said) {
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Words(
                                "*%s*%s\n%s"
                                        .formatted(
                                                shown(question), note, String.join("\n\n", said))));
    }

    private List<Answer> named(List<Answer> all) {
        return all.stream()
                .filter(one -> one.question() == null || !anonymous.contains(one.question()))
                .toList();
    }

    private String quoted(Answer answer) {
        return Mrkdwn.quoted(shown(answer.answer()));
    }

    /// Whom somebody mentioned was told so then: here they are named, and not called again.
    private String shown(String text) {
        return Mrkdwn.of(
                MENTION.matcher(text)
                        .replaceAll(found -> quoteReplacement(called(found.group(1)))));
    }

    private String called(String user) {
        return "@" + names.apply(user);
    }

    private String name(PollAnswer answer) {
        return "*%s*%s"
                .formatted(shown(answer.author()), poll.late(answer.position()) ? " _(late)_" : "");
    }

    /// Whoever says who they are; what was not said openly is no reason to leave somebody out.
    private List<String> answered() {
        return answers.stream()
                .filter(
                        answer ->
                                answer.slackUser().isPresent()
                                        || !named(answer.answers()).isEmpty())
                .map(this::name)
                .distinct()
                .toList();
    }

    private List<String> missing() {
        if (poll.onlyAnonymous()) {
            return List.of();
        }
        var answered =
                answers.stream()
                        .flatMap(answer -> answer.slackUser().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return poll.opened().asked().stream()
                .map(Asked::slackUser)
                .filter(user -> !answered.contains(user))
                .distinct()
                .map(user -> Mrkdwn.of(called(user)))
                .toList();
    }
}
