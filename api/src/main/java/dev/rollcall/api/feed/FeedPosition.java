package dev.rollcall.api.feed;

import io.vertx.mutiny.sqlclient.Row;
import java.util.regex.Pattern;

/// A place in the change feed, as `id:` in a stream: the store's epoch and the number of the last
/// change seen.
public record FeedPosition(long epoch, long number) {
    /// Reads the head, as `epoch` and `number`. After a while without changes the table is empty:
    /// the epoch then is the store's.
    public static final String HEAD =
            """
            select coalesce(last.epoch, store.epoch) as epoch, coalesce(last.number, 0) as number
            from event_store.epoch as store
            left join (
                select epoch, number
                from read_model.changes
                order by number desc
                limit 1) as last on true
            """;

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /// Throws an IllegalArgumentException for what is no such id.
    public static FeedPosition parse(String id) {
        var match = FORM.matcher(id);
        if (!match.matches()) {
            throw new IllegalArgumentException();
        }
        return new FeedPosition(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
    }

    public static FeedPosition of(Row row) {
        return new FeedPosition(row.getLong("epoch"), row.getLong("number"));
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
