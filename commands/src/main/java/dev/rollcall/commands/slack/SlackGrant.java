package dev.rollcall.commands.slack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a workspace gave the bot.
///
/// @param workspace empty where a whole organisation gave it
/// @param enterprise the organisation that the workspace is in
/// @param wholeOrganisation whether it is for every workspace of that
/// @param by the Slack user who did; null where a token was exchanged for the next one
public record SlackGrant(
        Optional<Team> workspace,
        Optional<String> enterprise,
        boolean wholeOrganisation,
        List<String> scopes,
        String by,
        Tokens tokens) {

    public record Team(String id, String name) {}

    /// Never shown.
    ///
    /// @param refresh what the next token is had for, where tokens are rotated
    public record Tokens(String bot, Optional<String> refresh, Optional<Duration> expiresIn) {
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    public SlackGrant {
        scopes = List.copyOf(scopes);
    }
}
