package dev.rollcall.local.slack.webapi;

import java.time.Duration;

/// How a call of a method goes wrong.
public sealed interface Fault {
    /// `ok: false` with Slack's error code.
    record Refuse(String error) implements Fault {}

    /// 429 with `Retry-After`.
    record RateLimit(int retryAfterSeconds) implements Fault {}

    /// An answer of Slack's edge and not of the API: this status, and no JSON.
    record Break(int status) implements Fault {}

    /// No answer; the connection stays open until the caller gives up.
    record Hang() implements Fault {}

    /// Answered, but only after a while.
    record Delay(Duration by) implements Fault {}

    /// Done, but the connection breaks before the answer: the caller can't know.
    record LoseAnswer() implements Fault {}

    /// Done, and not answered; the connection stays open until the caller gives up.
    record KeepAnswer() implements Fault {}

    /// Not done, and the connection breaks: the caller can't tell it from [LoseAnswer].
    record Reset() implements Fault {}
}
