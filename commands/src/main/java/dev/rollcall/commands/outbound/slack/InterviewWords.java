package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.rollcall.commands.interview.Anonymity;
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
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_PLAN = 1_000;
    private static final int LONGEST_QUESTION = 2_500;
    private static final int LONGEST_SUMMARY = 3_000;

    private static final String ANONYMOUS =
            "Your answer stays anonymous: it is stored without your name once you send it, and cannot be changed then. What you write stands here until you delete it; buttons, and the form of the poll, leave nothing.";

    private static final String SEND =
            "Send your anonymous answers? They are stored without your name. Nobody can tell then which ones are yours, so they cannot be changed.";

    private final UUID post;
    private final About about;

    InterviewWords(UUID post, About about) {
        this.post = post;
        this.about = about;
    }

    /// What an interview is about.
    record About(String team, Optional<String> round, Optional<PollStory> poll) {
        String title() {
            return Mrkdwn.of(team + round.map(" · "::concat).orElse(""), LONGEST_TITLE);
        }
    }

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
        paragraphs.add(new Aside(hint(asking)));
        if (question.anonymous()) {
            paragraphs.add(new Aside(ANONYMOUS));
        }
        return one(
                Mrkdwn.of(question.text(), LONGEST_QUESTION),
                paragraphs,
                Optional.of(buttons(asking)));
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

    private static String hint(Shown.Asking asking) {
        var how =
                switch (asking.question().kind()) {
                    case TEXT -> "Write your answer here.";
                    case NUMBER -> "Write a number here.";
                    case CHOICE -> "Choose, or write one of the answers.";
                };
        return asking.optional() ? how + " Write `skip` to leave it out." : how;
    }

    private LayoutBlock buttons(Shown.Asking asking) {
        var elements = new ArrayList<BlockElement>();
        asking.plan()
                .map(plan -> "As planned: " + plan.replace('\n', ' '))
                .ifPresent(text -> elements.add(Elements.primary(button(Buttons.PLAN, text))));
        elements.addAll(choices(asking.question().choices()));
        if (asking.optional()) {
            elements.add(button(Buttons.PASS, "Skip"));
        }
        elements.add(button(Buttons.LATER, "Later"));
        return Elements.actions(elements);
    }

    private List<BlockElement> choices(List<String> choices) {
        var numbers =
                IntStream.rangeClosed(1, Math.min(choices.size(), Elements.MOST_OPTIONS)).boxed();
        return choices.size() <= FEW
                ? numbers.<BlockElement>map(
                                n ->
                                        Elements.button(
                                                Buttons.numbered(Buttons.CHOOSE, n),
                                                choices.get(n - 1),
                                                Buttons.value(post, n)))
                        .toList()
                : List.of(
                        Elements.select(
                                Buttons.CHOOSE,
                                numbers.map(
                                                n ->
                                                        Elements.option(
                                                                choices.get(n - 1),
                                                                Buttons.value(post, n)))
                                        .toList()));
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
                        ? Optional.of(Elements.actions(List.of(button(Buttons.CHANGE, "Change"))))
                        : Optional.empty());
    }

    /// Nothing of the answers stands in it: it stays in Slack with whose it is.
    SlackMessage sending(Shown.Sending sending) {
        if (!sending.open()) {
            return SlackMessage.of("_This was about sending your anonymous answers._");
        }
        var paragraphs = new ArrayList<Paragraph>();
        sending.note().ifPresent(note -> paragraphs.add(new Words(Mrkdwn.of(note))));
        paragraphs.add(new Words(SEND));
        paragraphs.add(
                new Aside(
                        "Press the button or write `send`. Anything else that you write is added to your last answer."));
        return one(
                SEND,
                paragraphs,
                Optional.of(
                        Elements.actions(
                                List.of(
                                        Elements.primary(button(Buttons.SEND, "Send")),
                                        button(Buttons.LATER, "Later")))));
    }

    SlackMessage putOff(boolean open) {
        var text =
                "Put off: %s. Write `report` when you want to go on; what you have answered is kept."
                        .formatted(about.title());
        return one(
                text,
                List.of(new Words(text)),
                open
                        ? Optional.of(Elements.actions(List.of(button(Buttons.GO_ON, "Go on"))))
                        : Optional.empty());
    }

    /// @param flaw why what bears the name is not recorded
    SlackMessage done(Shown.Done done, Optional<Rejection> flaw) {
        var answers = done.answers();
        var head = head(done, flaw);
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Words(head));
        if (!answers.isEmpty()) {
            paragraphs.add(new Words(Mrkdwn.quoted(Mrkdwn.of(said(answers), LONGEST_SUMMARY))));
            paragraphs.add(
                    new Aside(
                            "Edit your messages above to change it, or write `/rollcall edit`. Delete them to take it back."));
        }
        anonymously(done.anonymity()).ifPresent(words -> paragraphs.add(new Aside(words)));
        return one(head, paragraphs, Optional.empty());
    }

    private String head(Shown.Done done, Optional<Rejection> flaw) {
        if (done.answers().isEmpty()) {
            return done.anonymity() == Anonymity.HANDED_OVER
                    ? "Recorded without your name for *%s*.".formatted(about.title())
                    : "Nothing is recorded for *%s*: there is no answer.".formatted(about.title());
        }
        return flaw.map(
                        why ->
                                "Not recorded for *%s*: %s. Your answers:"
                                        .formatted(about.title(), reason(why)))
                .orElseGet(() -> "Recorded for *%s*:".formatted(about.title()));
    }

    private static Optional<String> anonymously(Anonymity anonymity) {
        return switch (anonymity) {
            case LEFT_OUT, ASKED -> Optional.empty();
            case HANDED_OVER ->
                    Optional.of(
                            "Your anonymous answers are shown once the poll is closed, without your name. Delete what you wrote of them here if it shall not stand here: that takes nothing back.");
            case ANSWERED_BEFORE ->
                    Optional.of(
                            "Your anonymous answers were not taken and are deleted: you had answered the anonymous questions of this poll before.");
            case TOO_LATE ->
                    Optional.of(
                            "This poll takes no anonymous answers any more. What you had not sent of them is deleted.");
        };
    }

    private static String reason(Rejection why) {
        return switch (why) {
            case TEAM_ARCHIVED -> "the team is archived";
            case TEAM_UNKNOWN, TEAM_EXISTS, CHANNEL_TAKEN -> "the team is not known any more";
            case POLL_UNKNOWN, POLL_EXISTS, POLL_OPEN, POLL_CLOSED, REMINDED_ENOUGH ->
                    "the poll does not take answers";
            case POLL_ANONYMOUS, QUESTION_ANONYMOUS ->
                    "it answers what is anonymous in the poll, and bears your name";
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

    private static SlackMessage one(
            String text, List<Paragraph> paragraphs, Optional<LayoutBlock> end) {
        return MessageLayout.ending(text, paragraphs, end).getFirst();
    }

    private static String bold(Question question) {
        return "*%s*".formatted(Mrkdwn.of(question.text(), LONGEST_QUESTION));
    }

    private ButtonElement button(String action, String text) {
        return Elements.button(action, text, post.toString());
    }
}
