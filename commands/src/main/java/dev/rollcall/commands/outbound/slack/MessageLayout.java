package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.rollcall.commands.slack.Mrkdwn;
import dev.rollcall.commands.slack.ShownText;
import dev.rollcall.commands.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Paragraphs as messages, as many as Slack's limits ask for: nothing is cut off.
final class MessageLayout {

    /// What the button that opens the answer is known by; its value is the poll's id.
    static final String ANSWER = "rollcall_answer";

    /// With the minutes behind it: what a button that puts it off is known by.
    static final String LATER = "rollcall_later_";

    static final int MOST_BLOCKS = 50;
    static final int LONGEST_SECTION = 3_000;
    static final int LONGEST_HEADING = 150;

    /// Slack refuses messages (`msg_blocks_too_long`) from some 11,000 to 13,000 characters on; it
    /// documents no limit. Source: slackapi/bolt-js, issues 2509 and 2867.
    static final int LONGEST_MESSAGE = 9_000;

    private static final String GOES_ON = "(goes on)";

    /// In mrkdwn, but for a heading, which is plain.
    sealed interface Paragraph {
        record Heading(String plain) implements Paragraph {}

        record Words(String shown) implements Paragraph {}

        record Aside(String shown) implements Paragraph {}
    }

    private MessageLayout() {}

    /// @param text what notifications say
    /// @param poll for whose answer the first message has a button
    static List<SlackMessage> of(String text, List<Paragraph> paragraphs, Optional<UUID> poll) {
        return ending(text, paragraphs, poll.map(MessageLayout::answer));
    }

    /// @param poll for whose answer the first message has a button, and some to be reminded later
    static List<SlackMessage> toOne(String text, List<Paragraph> paragraphs, Optional<UUID> poll) {
        return ending(text, paragraphs, poll.map(MessageLayout::answerOrLater));
    }

    /// @param end what stands at the end of the first message
    static List<SlackMessage> ending(
            String text, List<Paragraph> paragraphs, Optional<LayoutBlock> end) {
        var messages = new ArrayList<SlackMessage>();
        var blocks = new ArrayList<LayoutBlock>();
        int length = 0;
        for (var paragraph : paragraphs) {
            for (var part : parts(paragraph)) {
                boolean first = messages.isEmpty();
                int most = first && end.isPresent() ? MOST_BLOCKS - 1 : MOST_BLOCKS;
                if (blocks.size() == most || length + part.length() > LONGEST_MESSAGE) {
                    messages.add(
                            message(
                                    first ? text : GOES_ON,
                                    blocks,
                                    first ? end : Optional.empty()));
                    blocks.clear();
                    length = 0;
                }
                blocks.add(block(paragraph, part));
                length += part.length();
            }
        }
        boolean first = messages.isEmpty();
        messages.add(message(first ? text : GOES_ON, blocks, first ? end : Optional.empty()));
        return messages;
    }

    private static SlackMessage message(
            String text, List<LayoutBlock> blocks, Optional<LayoutBlock> end) {
        var all = new ArrayList<>(blocks);
        end.ifPresent(all::add);
        return new SlackMessage(text, all);
    }

    private static List<String> parts(Paragraph paragraph) {
        return switch (paragraph) {
            case Paragraph.Heading(var plain) ->
                    isShort(plain) ? List.of(plain) : ShownText.parts(bold(plain), LONGEST_SECTION);
            case Paragraph.Words(var shown) -> ShownText.parts(shown, LONGEST_SECTION);
            case Paragraph.Aside(var shown) -> ShownText.parts(shown, LONGEST_SECTION);
        };
    }

    private static LayoutBlock block(Paragraph paragraph, String part) {
        return switch (paragraph) {
            case Paragraph.Heading(var plain) when isShort(plain) ->
                    HeaderBlock.builder()
                            .text(PlainTextObject.builder().text(plain).emoji(true).build())
                            .build();
            case Paragraph.Heading _, Paragraph.Words _ ->
                    SectionBlock.builder().text(mrkdwn(part)).build();
            case Paragraph.Aside _ ->
                    ContextBlock.builder().elements(List.of(mrkdwn(part))).build();
        };
    }

    private static boolean isShort(String heading) {
        return heading.length() <= LONGEST_HEADING;
    }

    private static String bold(String plain) {
        return "*" + Mrkdwn.of(plain) + "*";
    }

    private static MarkdownTextObject mrkdwn(String shown) {
        return MarkdownTextObject.builder().text(shown).build();
    }

    private static LayoutBlock answer(UUID poll) {
        return ActionsBlock.builder().elements(List.of(answerButton(poll))).build();
    }

    private static LayoutBlock answerOrLater(UUID poll) {
        return ActionsBlock.builder()
                .elements(
                        List.of(
                                answerButton(poll),
                                laterButton(poll, 15, "Remind me in 15 min"),
                                laterButton(poll, 60, "Remind me in 1 h")))
                .build();
    }

    private static BlockElement answerButton(UUID poll) {
        return ButtonElement.builder()
                .actionId(ANSWER)
                .value(poll.toString())
                .style("primary")
                .text(PlainTextObject.builder().text("Answer").build())
                .build();
    }

    private static BlockElement laterButton(UUID poll, int minutes, String text) {
        return ButtonElement.builder()
                .actionId(LATER + minutes)
                .value(poll.toString())
                .text(PlainTextObject.builder().text(text).build())
                .build();
    }
}
