package dev.rollcall.commands.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/// What a message says. Where it has blocks, those are what is shown, and the text is what
/// notifications and screen readers say.
public record SlackMessage(String text, List<LayoutBlock> blocks) {

    public SlackMessage {
        blocks = List.copyOf(blocks);
    }

    public static SlackMessage of(String text) {
        return new SlackMessage(text, List.of());
    }
}
