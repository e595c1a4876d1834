package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SecretKeys.Kind;
import dev.rollcall.commands.slack.SlackGrant;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The tokens of a workspace, as a row has them.
///
/// @param refresh and when the other ends, where tokens are rotated
record SealedTokens(Sealed bot, Optional<Sealed> refresh, Optional<Instant> ends) {

    /// @param at when Slack gave them
    static SealedTokens of(
            SlackGrant.Tokens tokens, String workspace, Instant at, SecretKeys keys) {
        return new SealedTokens(
                keys.seal(workspace, Kind.BOT, tokens.bot()),
                tokens.refresh().map(token -> keys.seal(workspace, Kind.REFRESH, token)),
                tokens.expiresIn().map(at::plus));
    }

    Buffer refreshBytes() {
        return refresh.map(Sealed::bytes).orElse(null);
    }

    OffsetDateTime endsAt() {
        return ends.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
