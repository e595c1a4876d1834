package dev.rollcall.commands.slack;

import java.time.Duration;
import java.util.function.Function;

/// What became of a call to Slack.
public sealed interface SlackAnswer<T> {

    record Done<T>(T value) implements SlackAnswer<T> {}

    /// Slack did not do it, and says why.
    record Refused<T>(SlackRefusal refusal) implements SlackAnswer<T> {}

    /// Slack did not do it, and takes the call again after a while.
    record Busy<T>(Duration pause) implements SlackAnswer<T> {}

    /// The call never reached Slack.
    record NotSent<T>(String reason) implements SlackAnswer<T> {}

    /// No answer, or none that can be read: it may have been done.
    record Unknown<T>(String reason) implements SlackAnswer<T> {}

    default <R> SlackAnswer<R> then(Function<T, SlackAnswer<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var refusal) -> new Refused<>(refusal);
            case Busy<T>(var pause) -> new Busy<>(pause);
            case NotSent<T>(var reason) -> new NotSent<>(reason);
            case Unknown<T>(var reason) -> new Unknown<>(reason);
        };
    }
}
