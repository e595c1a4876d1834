package dev.rollcall.local.slack.blockkit;

import dev.rollcall.local.slack.limits.Spot;
import java.util.Set;

/// Where blocks stand: not every one can stand everywhere.
/// Source: Slack's documentation, each block's page.
enum Surface {
    MESSAGE,
    HOME,
    MODAL;

    private static final Set<String> OF_MESSAGES = Set.of("markdown", "file", "context_actions");

    /// What markdown blocks of one message may have together.
    private static final int MARKDOWN = 12_000;

    void check(Spot blocks) {
        var markdown = 0;
        for (var block : blocks.each()) {
            if (this != MESSAGE && OF_MESSAGES.contains(block.type())) {
                block.wrong("unsupported type: " + block.type());
            }
            if (this != MODAL && block.child("element").type().equals("file_input")) {
                block.child("element").wrong("unsupported type: file_input");
            }
            if (block.type().equals("markdown")) {
                markdown += BlockKit.lengthOfTexts(block.json());
            }
        }
        if (markdown > MARKDOWN) {
            blocks.wrong("markdown blocks must have less than 12001 characters together");
        }
    }
}
