package dev.rollcall.local.slack.people;

import dev.rollcall.local.slack.delivery.SlashAnswer;
import dev.rollcall.local.slack.workspace.Message;

/// What came of what a person wrote: a message that all can read, or a command with its answer.
public sealed interface Written {
    record Said(Message message) implements Written {}

    record Commanded(SlashAnswer answer) implements Written {}
}
