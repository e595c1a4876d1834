package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Reading;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A view whose rows are folds of one aggregate each, as `v`.
///
/// @param noun what a row is called, such as `status update`
/// @param source whose rows they are
/// @param reads all that `from` reads
/// @param columns of the row
/// @param counted what is told beside the row's own columns, but not of its versions
/// @param from the rows `v`, and what has the columns of `counted`
/// @param shown which rows are
public record View<T>(
        String noun,
        Source source,
        Set<Source> reads,
        String columns,
        List<String> counted,
        Function<Reading, String> from,
        String shown,
        Function<Row, T> read) {

    /// Of nothing but the row.
    public static <T> View<T> of(
            String noun, Source source, String columns, String shown, Function<Row, T> read) {
        return new View<>(
                noun,
                source,
                Set.of(source),
                columns,
                List.of(),
                reading -> Rows.of(source.table(), reading) + " as v",
                shown,
                read);
    }

    /// Up to the `where`.
    public String select(Reading reading) {
        return "select %s, %s%s as stale_since"
                        .formatted(
                                columns,
                                counted.stream()
                                        .map(name -> name + ", ")
                                        .reduce("", String::concat),
                                Rows.staleSince(source, "v." + source.key(), reading))
                + "\nfrom "
                + from.apply(reading);
    }
}
