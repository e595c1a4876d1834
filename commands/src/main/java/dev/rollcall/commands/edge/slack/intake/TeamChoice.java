package dev.rollcall.commands.edge.slack.intake;

import java.util.List;

/// Which team something that was said in Slack is for.
sealed interface TeamChoice {

    /// Not looked for.
    record Open() implements TeamChoice {}

    /// This one.
    ///
    /// @param here whether it is the team of the channel where it was said
    record Chosen(String name, boolean here) implements TeamChoice {}

    /// No team has the channel, and the user is in none.
    record None() implements TeamChoice {}

    /// No team has the channel, and the user is in several.
    record Several(List<String> names) implements TeamChoice {
        public Several {
            names = List.copyOf(names);
        }
    }
}
