package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import java.util.List;

/// What somebody who wants to say something is to be shown.
public sealed interface Found {

    /// The questions.
    ///
    /// @param already what is to be changed
    record Asked(FormNote note, String team, Questions questions, Typed already) implements Found {}

    /// Which team it is for.
    record Several(List<NamedTeam> teams) implements Found {
        public Several {
            teams = List.copyOf(teams);
        }
    }

    /// Why there is nothing to ask.
    record None(String why) implements Found {}
}
