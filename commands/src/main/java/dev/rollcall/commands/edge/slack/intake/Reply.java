package dev.rollcall.commands.edge.slack.intake;

import io.smallrye.mutiny.Uni;

/// How something that was said ended, and what the user is told.
///
/// @param outcome for the metrics
/// @param obvious whether the user sees it anyway: the bot confirms it in the same channel
public record Reply(String outcome, String words, boolean obvious) {

    public static Reply of(String outcome, String words) {
        return new Reply(outcome, words, false);
    }

    public static Uni<Reply> told(String outcome, String words) {
        return Uni.createFrom().item(of(outcome, words));
    }
}
