package dev.rollcall.local.slack.workspace;

import java.time.Instant;
import java.util.List;

/// By what the app speaks in a workspace, and what it may do with it. One that is rotated ends at
/// `until` (milliseconds since 1970), and comes with what the next one is had for, once.
public record BotToken(String token, String refresh, Long until, List<String> scopes) {

    public BotToken {
        scopes = List.copyOf(scopes);
    }

    public static BotToken lasting(String token, List<String> scopes) {
        return new BotToken(token, null, null, scopes);
    }

    public boolean lasts() {
        return until == null;
    }

    public boolean endedBefore(Instant now) {
        return until != null && until < now.toEpochMilli();
    }

    BotToken exchanged() {
        return new BotToken(token, null, until, scopes);
    }
}
