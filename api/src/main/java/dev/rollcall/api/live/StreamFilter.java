package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which changes a stream carries: those of rows that a query with these filters would show. `from`
/// is no filter of teams and people. A reset concerns all who see that view.
record StreamFilter(
        Set<Kind> kinds,
        Optional<UUID> teamId,
        Optional<String> author,
        Optional<String> slackWorkspace,
        Optional<String> slackUser,
        Optional<Instant> from) {

    boolean passes(Change change) {
        return switch (change) {
            case Change.Other _ -> false;
            case Change.Reset reset -> kinds.contains(reset.kind());
            case Change.Row row -> kinds.contains(row.kind()) && passes(row);
        };
    }

    private boolean passes(Change.Row row) {
        var of = row.subject();
        return passes(teamId, of.teamId())
                && passes(author, of.author())
                && passes(slackWorkspace, of.slackWorkspace())
                && passes(slackUser, of.slackUser())
                && switch (row.kind()) {
                    case TEAM, PERSON -> true;
                    case STATUS_UPDATE, POLL, BLOCKER -> isRecent(of.createdAt());
                };
    }

    private boolean isRecent(Instant createdAt) {
        return from.isEmpty() || (createdAt != null && !createdAt.isBefore(from.get()));
    }

    private static <T> boolean passes(Optional<T> wanted, T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }
}
