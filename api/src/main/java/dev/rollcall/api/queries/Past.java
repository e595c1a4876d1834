package dev.rollcall.api.queries;

import static java.util.stream.Collectors.joining;

import dev.rollcall.api.parameters.AsOf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/// How a query looks at a moment, which is `$2` of every such statement: each table and view of
/// `read_model` is a function of that name, too, which gives the rows that stood then.
///
/// By time and by position is the same, since an event's time is never before that of a lower
/// position.
enum Past {
    BY_TIME("$2::timestamptz", "null, $2::timestamptz", "since", "complete_until > $2"),
    BY_POSITION("$2::bigint", "$2::bigint, null", "position", "watermark >= $2");

    private final String moment;
    private final String arguments;
    private final String stuck;
    private final String complete;

    Past(String moment, String arguments, String stuck, String complete) {
        this.moment = moment;
        this.arguments = arguments;
        this.stuck = stuck;
        this.complete = complete;
    }

    static Past of(AsOf moment) {
        return switch (moment) {
            case AsOf.Time _ -> BY_TIME;
            case AsOf.Position _ -> BY_POSITION;
        };
    }

    /// The value of `$2`.
    static Object value(AsOf moment) {
        return switch (moment) {
            case AsOf.Time(Instant time) -> time.atOffset(ZoneOffset.UTC);
            case AsOf.Position(long position) -> position;
        };
    }

    /// Whether what these show of the moment is all that they will ever show of it.
    String complete(Set<Source> sources) {
        return """
            (select count(*) filter (where %s) = %d
                    from read_model.projections
                    where name in (%s))"""
                .formatted(
                        complete,
                        sources.size(),
                        sources.stream()
                                .map(source -> "'" + source.projection() + "'")
                                .collect(joining(", ")));
    }

    String rows(String view) {
        return "read_model.%s(%s)".formatted(view, arguments);
    }

    /// Of those that stand still now, the ones that did then.
    String stuck() {
        return " and stuck.%s <= %s".formatted(stuck, moment);
    }
}
