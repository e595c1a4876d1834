package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Reading;

/// What changes whenever any row of a view does, and is read without looking at rows.
final class ListState {
    private ListState() {}

    /// An expression for it. A view's rows change in the transaction that numbers the change, or
    /// all at once, by other tables. What is complete of the past changes no more, but for what
    /// operators free. Empty where there is no view yet.
    ///
    /// Changes are forgotten after a while. Where none of the view is left, the oldest of all
    /// stands for that: none of the view was numbered since.
    static String sql(Past.Table table, Reading reading) {
        var head =
                """
                , coalesce(
                            'n' || (select max(number) from read_model.changes where projection = view.name),
                            'o' || (select min(number) from read_model.changes))""";
        return """
            coalesce((
                select concat_ws('.', view.live_version, view.epoch,
                    to_regclass('read_model.%s')::oid,
                    to_regprocedure('read_model.words(text)')::oid,
                    (select concat(count(*), '+', sum(hashtextextended(concat(aggregate_id, '/', sequence), 0)))
                        from read_model.stuck
                        where projection = view.name)%s)
                from read_model.projections as view
                where view.name = '%s'), '')"""
                .formatted(
                        table.name(), reading.asOf().isPresent() ? "" : head, table.projection());
    }
}
