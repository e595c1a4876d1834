package dev.rollcall.api.queries;

import static java.util.stream.Collectors.joining;

import dev.rollcall.api.parameters.Reading;
import java.util.Set;

/// What changes whenever any row of a view does, and is read without looking at rows.
final class ListState {
    private ListState() {}

    /// An expression for it. A view's rows change in the transaction that numbers the change, or
    /// all at once, by other tables. What is complete of the past changes no more, but for what
    /// operators free. Empty where there is no view yet.
    ///
    /// Changes are forgotten after a while. Where none of the view is left, the oldest of all
    /// stands for that: none of the view was numbered since.
    static String sql(Set<Source> sources, Reading reading) {
        return sources.stream()
                .sorted()
                .map(source -> sql(source, reading))
                .collect(joining("\n            || '/' || ", "coalesce(", ", '')"));
    }

    private static String sql(Source source, Reading reading) {
        return """
            (
                select concat_ws('.', live_version, epoch,
                    to_regclass('read_model.%1$s')::oid,
                    to_regprocedure('read_model.words(text)')::oid,
                    (select concat(count(*), '+', sum(hashtextextended(concat(aggregate_id, '/', sequence), 0)))
                        from read_model.stuck
                        where projection = '%2$s'),
                    %3$s)
                from read_model.projections
                where name = '%2$s')"""
                .formatted(
                        source.table(),
                        source.projection(),
                        reading.asOf().isPresent() ? "'past'" : head(source));
    }

    /// Written so that there is but one index to find it by, however rare changes of the view are.
    private static String head(Source source) {
        return """
            coalesce(
                        'n' || (select case when projection = '%1$s' then number end
                            from read_model.changes
                            where (projection, number) <= ('%1$s', %2$d)
                            order by projection desc, number desc
                            limit 1),
                        'o' || (select min(number) from read_model.changes))"""
                .formatted(source.projection(), Long.MAX_VALUE);
    }
}
