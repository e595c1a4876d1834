package dev.rollcall.commands.outbound.slack;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The right to post or change one confirmation, for a while.
///
/// @param wanted the sequence that it is to tell of
/// @param ts of the message, where it is known to be there
/// @param postingSince when a post was begun of which nobody knows the end
/// @param attempt which one this is; tells this claim from later ones
record Claim(
        UUID updateId,
        PostMark mark,
        String workspace,
        String channel,
        long wanted,
        Optional<String> ts,
        Optional<Instant> postingSince,
        int attempt) {}
