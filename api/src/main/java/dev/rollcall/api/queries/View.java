package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A view whose rows are folds of one aggregate each, as `v`.
///
/// @param noun what a row is called, such as `status update`
/// @param source whose rows they are
/// @param fields columns of a row beside its id and its sequence; as `::text` what is JSON and only
/// passed on
/// @param shown which rows are
/// @param gone the column that says since when a row is not shown any more
public record View<T>(
        String noun,
        Source source,
        List<String> fields,
        String shown,
        Optional<String> gone,
        Optional<Counted> counted,
        Function<Row, T> read) {

    /// What is told beside a row's own columns, but not of its versions.
    ///
    /// @param reads all that a row and these are made of
    /// @param join adds them to the rows `v`
    public record Counted(List<String> names, Set<Source> reads, Function<Reading, String> join) {}

    /// What may be asked for.
    public List<String> names() {
        return Stream.of(
                        Stream.of(source.key()),
                        fields.stream().map(Selected::name),
                        counted.stream().flatMap(it -> it.names().stream()),
                        Stream.of("sequence", "stale_since"))
                .flatMap(names -> names)
                .toList();
    }

    public Set<Source> reads() {
        return counted.map(Counted::reads).orElse(Set.of(source));
    }

    /// Of the rows `v`, or of those that stood at the moment.
    public String columns(Selected selected, Reading reading) {
        var own = own(selected, Rows.staleSince(source, "v." + source.key(), reading));
        return counted.map(it -> own + ", " + selected.columns(it.names())).orElse(own);
    }

    /// Of the versions `v`.
    String versionColumns(Selected selected) {
        var own = own(selected, "null::timestamptz");
        return counted.map(it -> own + ", " + Selected.NONE.columns(it.names())).orElse(own);
    }

    private String own(Selected selected, String staleSince) {
        return "v.%s, v.sequence, %s, %s as stale_since"
                .formatted(source.key(), selected.columns("v.", fields), staleSince);
    }

    /// The rows `v`, and what is counted.
    String from(Reading reading) {
        var rows = Rows.of(source.table(), reading) + " as v";
        return counted.map(it -> rows + "\n" + it.join().apply(reading)).orElse(rows);
    }
}
