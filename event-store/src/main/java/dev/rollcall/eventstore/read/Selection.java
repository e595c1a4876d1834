package dev.rollcall.eventstore.read;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which events to read: the whole log, narrowed by each bound that is set. Positions and times
/// are bounds of the same kind, since timestamps never decrease with position.
///
/// @param aggregateId the one stream to read
/// @param types stored names; empty for every type
/// @param metadata fields of the metadata, and the text that each must hold
/// @param after the position after which to begin
/// @param upTo the last position to read
/// @param since only what was stored at this moment or later
/// @param until only what was stored at this moment or before
/// @param part one of several parts that make up the log, for readers side by side
/// @param newestFirst whether to read from the end
public record Selection(
        Optional<String> aggregateId,
        Set<String> types,
        Map<String, String> metadata,
        long after,
        long upTo,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Part> part,
        boolean newestFirst) {

    /// Aggregates whose id hashes to `number` of `of`: each is in one part, whole and in order.
    public record Part(int number, int of) {

        public Part {
            if (of < 1 || number < 0 || number >= of) {
                throw new IllegalArgumentException("no part %d of %d".formatted(number, of));
            }
        }
    }

    public Selection {
        types = Set.copyOf(types);
        metadata = Map.copyOf(metadata);
    }

    public static Selection all() {
        return new Selection(
                Optional.empty(),
                Set.of(),
                Map.of(),
                0,
                Long.MAX_VALUE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public Selection of(String aggregateId) {
        return new Selection(
                Optional.of(aggregateId),
                types,
                metadata,
                after,
                upTo,
                since,
                until,
                part,
                newestFirst);
    }

    public Selection ofTypes(Set<String> types) {
        return new Selection(
                aggregateId, types, metadata, after, upTo, since, until, part, newestFirst);
    }

    public Selection with(Map<String, String> metadata) {
        return new Selection(
                aggregateId, types, metadata, after, upTo, since, until, part, newestFirst);
    }

    public Selection after(long position) {
        return new Selection(
                aggregateId, types, metadata, position, upTo, since, until, part, newestFirst);
    }

    public Selection upTo(long position) {
        return new Selection(
                aggregateId, types, metadata, after, position, since, until, part, newestFirst);
    }

    public Selection since(Instant moment) {
        return new Selection(
                aggregateId,
                types,
                metadata,
                after,
                upTo,
                Optional.of(moment),
                until,
                part,
                newestFirst);
    }

    public Selection until(Instant moment) {
        return new Selection(
                aggregateId,
                types,
                metadata,
                after,
                upTo,
                since,
                Optional.of(moment),
                part,
                newestFirst);
    }

    public Selection part(int number, int of) {
        return new Selection(
                aggregateId,
                types,
                metadata,
                after,
                upTo,
                since,
                until,
                Optional.of(new Part(number, of)),
                newestFirst);
    }

    /// The newest first.
    public Selection backwards() {
        return new Selection(aggregateId, types, metadata, after, upTo, since, until, part, true);
    }

    /// The same between positions alone: what its moments came to.
    Selection between(long after, long upTo) {
        return new Selection(
                aggregateId,
                types,
                metadata,
                Math.max(after, this.after),
                Math.min(upTo, this.upTo),
                Optional.empty(),
                Optional.empty(),
                part,
                newestFirst);
    }

    /// Whether there is no position left to read.
    public boolean isEmpty() {
        return after >= upTo;
    }
}
