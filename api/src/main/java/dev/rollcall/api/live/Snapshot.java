package dev.rollcall.api.live;

import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Kind;
import dev.rollcall.api.live.SnapshotQueries.Page;
import dev.rollcall.api.live.SnapshotQueries.Place;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Search;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// What a stream shows before changes: teams, then the newest updates, a page at a time as the
/// client takes them. The first page's statement says where changes go on; a later page may know
/// more, which those changes then say again. So nothing is missing in between, and nothing waits.
final class Snapshot {
    private static final int PAGE = 50;

    private final SnapshotQueries queries;
    private final Events events;
    private final StreamFilter filter;
    private final Search rest;
    private final int limit;
    private final Queue<Kind> kinds;
    private Optional<FeedPosition> place;
    private Optional<Place> after = Optional.empty();
    private Optional<String> more = Optional.empty();
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

    /// A team has no author.
    private static List<Kind> shown(StreamFilter filter) {
        var anybody = filter.author().isEmpty() && filter.slackUser().isEmpty();
        return List.of(Kind.TEAM, Kind.STATUS_UPDATE).stream()
                .filter(filter.kinds()::contains)
                .filter(kind -> kind != Kind.TEAM || anybody)
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
            more = Optional.of(rest.encode(cursor(last)));
        }
        after = Optional.empty();
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
        return events.snapshotEnds(place(), more);
    }

    /// As a page of that list has it.
    private static Cursor cursor(Place last) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt());
        return new Cursor(Long.toString(micros), last.id());
    }
}
