package dev.rollcall.api.live;

import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Kind;
import dev.rollcall.api.live.SnapshotQueries.Page;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Search;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/// What a stream shows before changes: teams, then the newest updates, polls, blockers and people,
/// page by page as the client takes them. The first page's statement says where changes go on; a
/// later page may know more, which those changes then say again. So nothing is missing in between,
/// and nothing waits.
final class Snapshot {
    private static final int PAGE = 50;

    private final SnapshotQueries queries;
    private final Events events;
    private final StreamFilter filter;
    private final Search rest;
    private final int limit;
    private final Queue<Kind> kinds;
    private Optional<FeedPosition> place;
    private Optional<Cursor> after = Optional.empty();
    private final List<Kind> more = new ArrayList<>();
    private Optional<String> updates = Optional.empty();
    private int sent;

    Snapshot(
            SnapshotQueries queries,
            Events events,
            StreamFilter filter,
            Search rest,
            int limit,
            FeedPosition head) {
        this.queries = queries;
        this.events = events;
        this.filter = filter;
        this.rest = rest;
        this.limit = limit;
        this.kinds = new ArrayDeque<>(shown(filter));
        this.place = kinds.isEmpty() ? Optional.of(head) : Optional.empty();
    }

    /// A team has no author, nor has a poll; a person is of no team.
    private static List<Kind> shown(StreamFilter filter) {
        var anybody = filter.author().isEmpty() && filter.slackUser().isEmpty();
        return Stream.of(Kind.values())
                .filter(filter.kinds()::contains)
                .filter(
                        kind ->
                                switch (kind) {
                                    case TEAM, POLL -> anybody;
                                    case STATUS_UPDATE, BLOCKER -> true;
                                    case PERSON ->
                                            filter.teamId().isEmpty() && filter.author().isEmpty();
                                })
                .toList();
    }

    boolean ended() {
        return kinds.isEmpty();
    }

    /// Where changes go on, once the first page was read.
    FeedPosition place() {
        return place.orElseThrow();
    }

    /// The next page, with the marks of begin and end where they belong.
    Uni<Buffer> next() {
        if (kinds.isEmpty()) {
            return Uni.createFrom().item(events.snapshotBegins().appendBuffer(end()));
        }
        var kind = kinds.element();
        int wanted = kind == Kind.TEAM ? PAGE : Math.min(PAGE, limit - sent);
        // One more than is shown, to know whether there are more.
        return queries.page(kind, filter, after, wanted + 1).map(page -> bytes(kind, page, wanted));
    }

    private Buffer bytes(Kind kind, Page page, int wanted) {
        var bytes = begin(page.head());
        var shown = page.items().stream().limit(wanted).toList();
        shown.forEach(item -> bytes.appendBuffer(events.snapshotRow(kind, item.data())));
        sent += kind == Kind.TEAM ? 0 : shown.size();
        var last = shown.isEmpty() ? null : shown.getLast().place();
        boolean isMore = page.items().size() > wanted;
        if (isMore && sent < limit) {
            after = Optional.of(last);
            return bytes;
        }
        if (isMore) {
            more.add(kind);
        }
        if (isMore && kind == Kind.STATUS_UPDATE) {
            updates = Optional.of(rest.encode(last));
        }
        after = Optional.empty();
        sent = 0;
        kinds.remove();
        return kinds.isEmpty() ? bytes.appendBuffer(end()) : bytes;
    }

    private Buffer begin(FeedPosition head) {
        if (place.isEmpty()) {
            place = Optional.of(head);
            return events.snapshotBegins();
        }
        var first = place.get();
        if (head.epoch() != first.epoch() || head.number() < first.number()) {
            throw new IllegalStateException(
                    "the views went back from %s to %s within a snapshot".formatted(first, head));
        }
        return Buffer.buffer();
    }

    private Buffer end() {
        return events.snapshotEnds(place(), more, updates);
    }
}
