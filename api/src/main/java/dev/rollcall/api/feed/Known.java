package dev.rollcall.api.feed;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;

/// The rows that this pod read lately, of which the change feed has told nothing new. Whoever has
/// seen a change on the feed finds no row from before it. Nothing is known while the feed is not
/// heard.
public final class Known<T> {
    private static final int MOST = 10_000;

    /// Whatever the feed may have failed to tell is told that much later.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ConcurrentMap<UUID, Read<T>> reads =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(LONGEST)
                    .<UUID, Read<T>>build()
                    .asMap();
    private volatile boolean following;

    /// One that has begun, or its end. Equal to itself alone.
    private static final class Read<T> {
        private final T found;

        private Read(T found) {
            this.found = found;
        }
    }

    Known() {}

    public Optional<T> find(UUID id) {
        return Optional.ofNullable(reads.get(id)).filter(_ -> following).map(read -> read.found);
    }

    /// A change that comes meanwhile takes away what has begun, so that what it finds is not kept.
    public Uni<Optional<T>> read(UUID id, Uni<Optional<T>> reader) {
        if (!following) {
            return reader;
        }
        var begun = new Read<T>(null);
        reads.put(id, begun);
        return reader.invoke(
                found -> found.ifPresent(row -> reads.replace(id, begun, new Read<>(row))));
    }

    /// What was read, and what is being read, before the feed was heard again is not followed.
    void follow() {
        if (!following) {
            reads.clear();
            following = true;
        }
    }

    void leave() {
        following = false;
        reads.clear();
    }

    void forget() {
        reads.clear();
    }

    void drop(Change change) {
        switch (change) {
            case Change.Row row -> reads.remove(row.aggregateId());
            case Change.Reset _ -> reads.clear();
            case Change.Other _ -> {}
        }
    }
}
