package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.rollcall.commands.interview.Awaited;
import dev.rollcall.commands.interview.Buttons;
import dev.rollcall.commands.interview.Shown;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Aside;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Words;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the bot says in an interview. Each fits one message of Slack's.
final class InterviewWords {

    private static final int FEW = 5;
    private static final int MOST_OPTIONS = 100;
    private static final int MOST_BUTTONS = 25;
    private static final int LONGEST_BUTTON = 75;
    private static final int LONGEST_PLAN = 1_000;
    private static final int LONGEST_QUESTION = 2_500;
    private static final int LONGEST_SUMMARY = 3_000;

    private final UUID post;
    private final About about;

    InterviewWords(UUID post, About about) {
        this.post = post;
        this.about = about;
    }

    /// What an interview is about.
    record About(String team, Optional<String> round, Optional<PollStory> poll) {
        String title() {
            return Mrkdwn.of(team + round.map(" · "::concat).orElse(""), 500);
        }
    }

    /// Something that can be reported on, as people know it.
    record Named(Awaited what, String name) {}

    SlackMessage asking(Shown.Asking asking) {
        var question = asking.question();
        var paragraphs = new ArrayList<>(opening(asking.opening()));
        asking.note().ifPresent(note -> paragraphs.add(new Words(Mrkdwn.of(note))));
        paragraphs.add(new Words(bold(question)));
        asking.plan()
                .ifPresent(
                        plan ->
                                paragraphs.add(
                                        new Words(
                                                "You had planned:\n"
                                                        + Mrkdwn.quoted(
                                                                Mrkdwn.of(plan, LONGEST_PLAN)))));
        paragraphs.add(new Aside(hint(question)));
        return one(Mrkdwn.of(question.text(), LONGEST_QUESTION), paragraphs, buttons(asking));
    }

    private List<Paragraph> opening(boolean opening) {
        if (!opening) {
            return List.of();
        }
        var until =
                about.poll()
                        .map(
                                poll ->
                                        poll.closed()
                                                ? "It is closed: your answer counts as late."
                                                : "Until " + PollWords.date(poll.times().closes()));
        return List.of(
                new Words("*%s*".formatted(about.title())),
                new Aside(
                        until.map(when -> when + ". ").orElse("")
                                + "Edit a message of yours to correct it. Write `later` to put this off, `report` to go on."));
    }

    private static String hint(Question question) {
        var how =
                switch (question.kind()) {
                    case TEXT -> "Write your answer here.";
                    case NUMBER -> "Write a number here.";
                    case CHOICE -> "Choose, or write one of the answers.";
                };
        return question.optional() ? how + " Write `skip` to leave it out." : how;
    }

    private Optional<LayoutBlock> buttons(Shown.Asking asking) {
        var elements = new ArrayList<BlockElement>();
        asking.plan()
                .ifPresent(
                        plan -> {
                            var text = "As planned: " + plan.replace('\n', ' ');
                            elements.add(primary(button(Buttons.PLAN, text, post.toString())));
                        });
        elements.addAll(choices(asking.question().choices()));
        if (asking.question().optional()) {
            elements.add(button(Buttons.PASS, "Skip", post.toString()));
        }
        elements.add(button(Buttons.LATER, "Later", post.toString()));
        return Optional.of(actions(elements));
    }

    private List<BlockElement> choices(List<String> choices) {
        var numbers = IntStream.rangeClosed(1, Math.min(choices.size(), MOST_OPTIONS)).boxed();
        if (choices.size() <= FEW) {
            return numbers.<BlockElement>map(
                            n ->
                                    button(
                                            Buttons.numbered(Buttons.CHOOSE, n),
                                            choices.get(n - 1),
                                            Buttons.value(post, n)))
                    .toList();
        }
        var options =
                numbers.map(
                                n ->
                                        OptionObject.builder()
                                                .text(plain(choices.get(n - 1)))
                                                .value(Buttons.value(post, n))
                                                .build())
                        .toList();
        return List.of(
                StaticSelectElement.builder()
                        .actionId(Buttons.CHOOSE)
                        .placeholder(plain("Choose"))
                        .options(options)
                        .build());
    }

    SlackMessage asked(Shown.Asked asked) {
        var paragraphs = new ArrayList<>(opening(asked.opening()));
        paragraphs.add(new Words(bold(asked.question())));
        asked.answer()
                .ifPresent(
                        answer ->
                                paragraphs.add(
                                        new Words(Mrkdwn.quoted(Mrkdwn.of(answer, LONGEST_PLAN)))));
        return one(
                Mrkdwn.of(asked.question().text(), LONGEST_QUESTION),
                paragraphs,
                asked.changeable()
                        ? Optional.of(
                                actions(List.of(button(Buttons.CHANGE, "Change", post.toString()))))
                        : Optional.empty());
    }

    SlackMessage putOff(boolean open) {
        var text =
                "Put off: %s. Write `report` when you want to go on; what you have answered is kept."
                        .formatted(about.title());
        return one(
                text,
                List.of(new Words(text)),
                open
                        ? Optional.of(
                                actions(List.of(button(Buttons.GO_ON, "Go on", post.toString()))))
                        : Optional.empty());
    }

    SlackMessage done(List<Answer> answers, Optional<Rejection> flaw) {
        var head = head(answers, flaw);
        var shown = Mrkdwn.of(said(answers), LONGEST_SUMMARY);
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Words(head));
        if (!answers.isEmpty()) {
            paragraphs.add(new Words(Mrkdwn.quoted(shown)));
            paragraphs.add(
                    new Aside(
                            "Edit your messages above to change it, or write `/rollcall edit`. Delete them to take it back."));
        }
        return one(head, paragraphs, Optional.empty());
    }

    private String head(List<Answer> answers, Optional<Rejection> flaw) {
        if (answers.isEmpty()) {
            return "Nothing is recorded for *%s*: there is no answer.".formatted(about.title());
        }
        return flaw.map(
                        why ->
                                "Not recorded for *%s*: %s. Your answers:"
                                        .formatted(about.title(), reason(why)))
                .orElseGet(() -> "Recorded for *%s*:".formatted(about.title()));
    }

    private static String reason(Rejection why) {
        return switch (why) {
            case TEAM_ARCHIVED -> "the team is archived";
            case TEAM_UNKNOWN, TEAM_EXISTS, CHANNEL_TAKEN -> "the team is not known any more";
            case POLL_UNKNOWN, POLL_EXISTS, POLL_OPEN, POLL_CLOSED, REMINDED_ENOUGH ->
                    "the poll does not take answers";
            case STATUS_UPDATE_UNKNOWN,
                    STATUS_UPDATE_EXISTS,
                    STATUS_UPDATE_RETRACTED,
                    ROUND_UNKNOWN,
                    TOO_MANY_ROUNDS,
                    NOT_TEAM_ADMIN,
                    WEBHOOK_UNKNOWN,
                    DIGEST_OTHERWISE ->
                    "it does not fit what is there";
        };
    }

    private static String said(List<Answer> answers) {
        return answers.stream()
                .map(
                        answer ->
                                answer.question() == null
                                        ? answer.answer()
                                        : "*%s*\n%s".formatted(answer.question(), answer.answer()))
                .collect(Collectors.joining("\n"));
    }

    static SlackMessage awaited(List<Named> awaited) {
        return choice("This is awaited of you:", awaited, "");
    }

    static SlackMessage nothingAwaited(List<Named> teams) {
        return teams.isEmpty()
                ? SlackMessage.of(
                        "Nothing is awaited of you, and you are a member of no team. Write `/rollcall team join` in a team's channel.")
                : choice(
                        "Nothing is awaited of you. You can report all the same:",
                        teams,
                        "Report for ");
    }

    private static SlackMessage choice(String head, List<Named> named, String verb) {
        var shown = named.stream().limit(MOST_BUTTONS).toList();
        var lines =
                named.stream()
                        .map(one -> "• " + Mrkdwn.of(one.name(), 200))
                        .collect(Collectors.joining("\n"));
        var buttons =
                IntStream.range(0, shown.size())
                        .<BlockElement>mapToObj(
                                n ->
                                        button(
                                                Buttons.numbered(Buttons.REPORT, n + 1),
                                                verb + shown.get(n).name(),
                                                shown.get(n).what().written()))
                        .toList();
        return one(head, List.of(new Words(head), new Words(lines)), Optional.of(actions(buttons)));
    }

    /// Of a reminder.
    static LayoutBlock goOnWith(UUID poll) {
        return actions(List.of(primary(button(Buttons.REPORT, "Go on", "poll " + poll))));
    }

    private static SlackMessage one(
            String text, List<Paragraph> paragraphs, Optional<LayoutBlock> end) {
        return MessageLayout.ending(text, paragraphs, end).getFirst();
    }

    private static String bold(Question question) {
        return "*%s*".formatted(Mrkdwn.of(question.text(), LONGEST_QUESTION));
    }

    private static LayoutBlock actions(List<BlockElement> elements) {
        return ActionsBlock.builder().elements(elements).build();
    }

    private static ButtonElement button(String action, String text, String value) {
        return ButtonElement.builder().actionId(action).value(value).text(plain(text)).build();
    }

    private static ButtonElement primary(ButtonElement button) {
        button.setStyle("primary");
        return button;
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder()
                .text(text.length() <= LONGEST_BUTTON ? text : cut(text))
                .build();
    }

    /// Never through the middle of a character.
    private static String cut(String text) {
        int end = LONGEST_BUTTON - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
