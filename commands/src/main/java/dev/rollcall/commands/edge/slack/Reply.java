package dev.rollcall.commands.edge.slack;

/// How something that was said ended, and what the user is told.
///
/// @param outcome for the metrics
/// @param obvious whether the user sees it anyway: the bot confirms it in the same channel
record Reply(String outcome, String words, boolean obvious) {

    static Reply of(String outcome, String words) {
        return new Reply(outcome, words, false);
    }
}
