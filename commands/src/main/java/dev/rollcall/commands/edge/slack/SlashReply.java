package dev.rollcall.commands.edge.slack;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The answer to a slash command, which its user alone sees.
@RegisterForReflection
record SlashReply(String responseType, String text) {

    static SlashReply ephemeral(String text) {
        return new SlashReply("ephemeral", text);
    }
}
