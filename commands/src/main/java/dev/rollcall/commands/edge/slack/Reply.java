package dev.rollcall.commands.edge.slack;

import io.smallrye.mutiny.Uni;

/// How something that was said ended, and what the user is told.
///
/// @param outcome for the metrics
/// @param obvious whether the user sees it anyway: the bot confirms it in the same channel
record Reply(String outcome, String words, boolean obvious) {

    static Reply of(String outcome, String words) {
        return new Reply(outcome, words, false);
    }

    static Uni<Reply> told(String outcome, String words) {
        return Uni.createFrom().item(of(outcome, words));
    }
}
