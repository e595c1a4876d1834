package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.rollcall.commands.interview.Awaited;
import dev.rollcall.commands.interview.Buttons;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Words;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What somebody can report on.
final class AwaitedWords {

    private static final int MOST_BUTTONS = 25;
    private static final int LONGEST_NAME = 200;

    private AwaitedWords() {}

    /// Something that can be reported on, as people know it.
    record Named(Awaited what, String name) {}

    static SlackMessage of(List<Named> awaited) {
        return choice(
                "This is awaited of you:",
                awaited,
                "",
                "And %d more: write `report` to me again once you have answered one of these.");
    }

    static SlackMessage nothing(List<Named> teams) {
        return teams.isEmpty()
                ? SlackMessage.of(
                        "Nothing is awaited of you, and you are a member of no team. Write `/rollcall team join` in a team's channel.")
                : choice(
                        "Nothing is awaited of you. You can report all the same:",
                        teams,
                        "Report for ",
                        "And for %d more teams: write `/rollcall` in the team's channel.");
    }

    /// One message, which takes so many buttons and their lines.
    private static SlackMessage choice(String head, List<Named> named, String verb, String more) {
        var shown = named.stream().limit(MOST_BUTTONS).toList();
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(new Words(head));
        paragraphs.add(
                new Words(
                        shown.stream()
                                .map(one -> "• " + Mrkdwn.of(one.name(), LONGEST_NAME))
                                .collect(Collectors.joining("\n"))));
        if (named.size() > shown.size()) {
            paragraphs.add(new Words(more.formatted(named.size() - shown.size())));
        }
        var buttons =
                IntStream.range(0, shown.size())
                        .<BlockElement>mapToObj(
                                n ->
                                        Elements.button(
                                                Buttons.numbered(Buttons.REPORT, n + 1),
                                                verb + shown.get(n).name(),
                                                shown.get(n).what().written()))
                        .toList();
        return MessageLayout.ending(head, paragraphs, Optional.of(Elements.actions(buttons)))
                .getFirst();
    }

    /// Of a reminder.
    static LayoutBlock goOnWith(UUID poll) {
        return Elements.actions(
                List.of(
                        Elements.primary(
                                Elements.button(Buttons.REPORT, "Go on", "poll " + poll))));
    }
}
