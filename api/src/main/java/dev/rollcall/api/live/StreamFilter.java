package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Which changes a stream carries: those of rows that a query with these filters would show. A
/// reset concerns all.
record StreamFilter(
        Optional<UUID> teamId,
        Optional<String> author,
        Optional<String> slackWorkspace,
        Optional<String> slackUser) {

    Stream<Change.Shown> passing(Change change) {
        return switch (change) {
            case Change.Other _ -> Stream.empty();
            case Change.Reset reset -> Stream.of(reset);
            case Change.Row row -> passes(row) ? Stream.of(row) : Stream.empty();
        };
    }

    private boolean passes(Change.Row row) {
        return passes(teamId, row.teamId())
                && passes(author, row.author())
                && passes(slackWorkspace, row.slackWorkspace())
                && passes(slackUser, row.slackUser());
    }

    private static <T> boolean passes(Optional<T> wanted, T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }
}
