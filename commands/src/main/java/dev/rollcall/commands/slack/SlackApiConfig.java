package dev.rollcall.commands.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How the bot speaks to Slack.
@ConfigMapping(prefix = "rollcall.slack")
public interface SlackApiConfig {

    /// Slack's Web API, or a stand-in; with a slash at its end.
    @WithDefault("https://slack.com/api/")
    String apiUrl();

    /// For the workspace that it is of. Without one, and where nobody let the bot in, it takes in
    /// what people say, and says nothing itself.
    Optional<String> botToken();

    /// The app-level token (`xapp-…`). With one, what Slack sends comes over sockets of ours.
    Optional<String> appToken();

    /// How long one call may take.
    @WithDefault("5s")
    Duration callTimeout();
}
