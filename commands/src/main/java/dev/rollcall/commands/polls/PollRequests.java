package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import java.util.UUID;
import java.util.stream.Stream;

/// What is to happen to a poll, as a request whose id is the same on every pod: so it is done once,
/// however many try, and however often.
final class PollRequests {

    private PollRequests() {}

    static Request of(UUID poll, String... what) {
        var identity =
                Stream.concat(Stream.of("poll", poll.toString()), Stream.of(what))
                        .toArray(String[]::new);
        var commandId = NamedIds.command(identity);
        return Request.of(
                commandId,
                new Metadata(
                        "rollcall",
                        "schedule",
                        null,
                        null,
                        poll.toString(),
                        null,
                        commandId.toString(),
                        RequestHash.of(identity),
                        null,
                        null,
                        null));
    }
}
