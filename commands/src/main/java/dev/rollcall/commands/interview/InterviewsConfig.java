package dev.rollcall.commands.interview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How interviews are kept.
@ConfigMapping(prefix = "rollcall.slack.interviews")
interface InterviewsConfig {

    /// How long an interview is known after it was moved last: what is edited later changes
    /// nothing.
    @WithDefault("90d")
    Duration kept();
}
