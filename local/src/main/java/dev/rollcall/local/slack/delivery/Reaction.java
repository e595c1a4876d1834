package dev.rollcall.local.slack.delivery;

/// What came of a request to the app.
sealed interface Reaction {
    record Answered(int status, String contentType, String body, boolean noRetry)
            implements Reaction {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    record TimedOut() implements Reaction {}

    record Unreachable(String why) implements Reaction {}
}
