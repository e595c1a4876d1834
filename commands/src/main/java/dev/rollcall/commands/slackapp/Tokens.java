package dev.rollcall.commands.slackapp;

import java.util.Optional;

/// What Slack gave for the app, as the service is told of it.
record Tokens(Optional<String> bot, Optional<String> app, Optional<String> signingSecret) {

    private static final String PREFIX = "ROLLCALL_SLACK_";

    static Tokens ofEnvironment() {
        return new Tokens(setting("BOT_TOKEN"), setting("APP_TOKEN"), setting("SIGNING_SECRET"));
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(PREFIX + name)).filter(value -> !value.isBlank());
    }
}
