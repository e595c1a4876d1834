package dev.rollcall.eventstore.read;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which events to read: the whole log, narrowed by each bound that is set. Positions and times
/// are bounds of the same kind, since timestamps never decrease with position.
///
/// @param aggregateId the one stream to read
/// @param types stored names; empty for every type
/// @param after the position after which to begin
/// @param upTo the last position to read
/// @param since only what was stored at this moment or later
/// @param until only what was stored at this moment or before
/// @param part one of several parts that make up the log, for readers side by side
public record Selection(
        Optional<String> aggregateId,
        Set<String> types,
        long after,
        long upTo,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Part> part) {

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
    }

    public static Selection all() {
        return new Selection(
                Optional.empty(),
                Set.of(),
                0,
                Long.MAX_VALUE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Selection of(String aggregateId) {
        return new Selection(Optional.of(aggregateId), types, after, upTo, since, until, part);
    }

    public Selection ofTypes(Set<String> types) {
        return new Selection(aggregateId, types, after, upTo, since, until, part);
    }

    public Selection after(long position) {
        return new Selection(aggregateId, types, position, upTo, since, until, part);
    }

    public Selection upTo(long position) {
        return new Selection(aggregateId, types, after, position, since, until, part);
    }

    public Selection since(Instant moment) {
        return new Selection(aggregateId, types, after, upTo, Optional.of(moment), until, part);
    }

    public Selection until(Instant moment) {
        return new Selection(aggregateId, types, after, upTo, since, Optional.of(moment), part);
    }

    public Selection part(int number, int of) {
        return new Selection(
                aggregateId, types, after, upTo, since, until, Optional.of(new Part(number, of)));
    }
}
