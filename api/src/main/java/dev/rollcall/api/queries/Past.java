package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.AsOf;
import dev.rollcall.api.parameters.Reading;
import java.time.Instant;
import java.time.ZoneOffset;

/// How a query looks at a moment: rows come from the history, whose versions each stand between
/// two events. The moment is `$2` of every such statement.
///
/// By time and by position is the same, since an event's time is never before that of a lower
/// position.
public enum Past {
    BY_TIME("$2::timestamptz", "valid_from", "valid_to", "since", "%s < complete_until"),
    BY_POSITION(
            "$2::bigint",
            "valid_from_position",
            "valid_to_position",
            "position",
            "%s <= watermark");

    /// A projection's table, and the history of its rows.
    public record Table(String projection, String name, String history, String key) {}

    private final String moment;
    private final String from;
    private final String to;
    private final String stuck;
    private final String complete;

    Past(String moment, String from, String to, String stuck, String complete) {
        this.moment = moment;
        this.from = from;
        this.to = to;
        this.stuck = stuck;
        this.complete = complete.formatted(moment);
    }

    public static Past of(AsOf moment) {
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

    /// Whether what the view shows of the moment is all that it will ever show of it.
    String complete(Table table) {
        return "(select %s from read_model.projections where name = '%s')"
                .formatted(complete, table.projection());
    }

    /// Whether a version of the history `h` stood then.
    public String stood() {
        return "h.%s <= %s and (h.%s > %s or h.%s is null)".formatted(from, moment, to, moment, to);
    }

    /// Since when a row has stood still because an event could not be applied; null if it does not,
    /// or did not then.
    public static String staleSince(Table table, String rows, Reading reading) {
        return """
            (select since
                    from read_model.stuck
                    where projection = '%s' and aggregate_id = %s.%s::text%s)"""
                .formatted(
                        table.projection(),
                        rows,
                        table.key(),
                        reading.asOf().map(moment -> of(moment).stuck()).orElse(""));
    }

    private String stuck() {
        return " and stuck.%s <= %s".formatted(stuck, moment);
    }

    /// The time of the moment.
    public String time(Table table) {
        return switch (this) {
            case BY_TIME -> moment;
            case BY_POSITION ->
                    """
                    (select last.valid_from
                        from read_model.%s as last
                        where last.valid_from_position <= %s
                        order by last.valid_from_position desc
                        limit 1)"""
                            .formatted(table.history(), moment);
        };
    }
}
