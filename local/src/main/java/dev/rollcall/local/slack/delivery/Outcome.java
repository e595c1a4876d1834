package dev.rollcall.local.slack.delivery;

import dev.rollcall.local.slack.workspace.View;
import java.util.Map;

/// What came of something that a person pressed, chose or sent to the app.
public sealed interface Outcome {
    /// The app has it; a modal that was sent is closed.
    record Taken() implements Outcome {}

    /// The app answered a modal with this one, in its place or over it.
    record Shown(View view) implements Outcome {}

    /// The modal stays, with what is wrong beside its fields, by block id: Slack's client said so
    /// itself or the app did.
    record Invalid(Map<String, String> errors) implements Outcome {
        public Invalid {
            errors = Map.copyOf(errors);
        }
    }

    /// The app did not answer well: Slack's error code, or what was wrong with its answer.
    record Failed(String why) implements Outcome {}
}
