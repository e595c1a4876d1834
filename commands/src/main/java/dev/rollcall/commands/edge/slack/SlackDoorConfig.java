package dev.rollcall.commands.edge.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How we know that a request comes from Slack, and what we keep of it.
@ConfigMapping(prefix = "rollcall.slack")
public interface SlackDoorConfig {

    /// Slack's signing secret of the app. Without one, nothing is let in.
    Optional<String> signingSecret();

    /// How old a request may be: older ones are replays.
    @WithDefault("5m")
    Duration signatureWindow();

    /// How long what was typed into a form is kept, when it is not sent.
    @WithDefault("7d")
    Duration draftsKept();

    /// The emoji that takes an update back, when its author puts it on the message.
    @WithDefault("x")
    String retractingReaction();
}
