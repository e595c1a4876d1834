package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.Reply;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The answer to a slash command, which its user alone sees.
@RegisterForReflection
record SlashReply(String responseType, String text) {

    /// Null, for an empty body, where there is nothing to say.
    static SlashReply of(Reply reply) {
        return reply.words().isEmpty() ? null : new SlashReply("ephemeral", reply.words());
    }
}
