package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import java.util.Optional;
import java.util.UUID;

/// Which changes a stream carries: those of rows that a query with these filters would show. A
/// reset concerns all.
record StreamFilter(
        Optional<UUID> teamId,
        Optional<String> author,
        Optional<String> slackWorkspace,
        Optional<String> slackUser) {

    boolean passes(Change change) {
        return switch (change) {
            case Change.Reset _ -> true;
            case Change.Row row ->
                    passes(teamId, row.teamId())
                            && passes(author, row.author())
                            && passes(slackWorkspace, row.slackWorkspace())
                            && passes(slackUser, row.slackUser());
        };
    }

    private static <T> boolean passes(Optional<T> wanted, T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }
}
