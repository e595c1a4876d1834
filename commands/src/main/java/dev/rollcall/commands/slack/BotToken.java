package dev.rollcall.commands.slack;

/// What there is to speak with in a workspace that let the bot in.
public sealed interface BotToken {

    /// Never shown: not in a log, not in an answer.
    record Known(String token) implements BotToken {
        @Override
        public String toString() {
            return "Known[…]";
        }
    }

    /// There is none to speak with.
    ///
    /// @param why as an error code of Slack's, or of [SlackRefusal]
    record Missing(String why) implements BotToken {}
}
