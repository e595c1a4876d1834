package dev.rollcall.local.slack.delivery;

import dev.rollcall.local.slack.workspace.Message;
import java.util.List;
import java.util.Optional;

/// What a command led to: the lines that were shown, and Slack's error code when the app did not
/// answer well.
public record SlashAnswer(List<Message> shown, Optional<String> failure) {

    public SlashAnswer {
        shown = List.copyOf(shown);
    }
}
