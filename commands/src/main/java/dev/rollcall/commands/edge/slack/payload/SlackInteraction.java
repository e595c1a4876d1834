package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.model.team.Member;
import java.util.Optional;

/// What a request about a button, a menu, a form or a shortcut of ours means to us.
public sealed interface SlackInteraction {

    /// Somebody pressed or chose something, or is typing.
    ///
    /// @param value what a button or a chosen option stands for; empty for anything else
    /// @param at Slack's time of it
    /// @param form the one that it is in
    /// @param message the `ts` of the message that it is in
    record Pressed(
            Asker asker,
            String action,
            Optional<String> value,
            String at,
            Optional<Form> form,
            Optional<String> message)
            implements SlackInteraction {}

    /// Somebody sent a form.
    record Sent(Asker asker, Form form) implements SlackInteraction {}

    /// Somebody left a form without sending it.
    record Closed(Asker asker, Form form) implements SlackInteraction {}

    /// Somebody chose something from the menu of shortcuts.
    record Shortcut(Asker asker, String callbackId) implements SlackInteraction {}

    /// Somebody chose something from the menu of a message.
    record MessageShortcut(Asker asker, String callbackId, String ts, JsonNode message)
            implements SlackInteraction {}

    /// Anything else.
    record Other(String type) implements SlackInteraction {}

    /// Who did it, and how they can be told something.
    ///
    /// @param name may be empty
    /// @param triggerId what a form can be opened with, for three seconds
    /// @param channel where it was done, unless in a form or a menu of Slack's own
    /// @param responseUrl what a message to this user alone can be sent to
    record Asker(
            Member member,
            String name,
            Optional<String> triggerId,
            Optional<String> channel,
            Optional<String> responseUrl) {}

    /// A modal, or the Home tab, as it stands before somebody.
    ///
    /// @param json with its blocks, and what was filled in there
    record Form(String id, String callbackId, String note, JsonNode json) {}
}
