package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Selected;

/// A view whose rows are compared between two moments.
///
/// @param shown what a version must be to be seen
public record Compared<T>(
        String name, View<T> view, String shown, Selected fields, Conditions filter) {

    /// The rows' versions at both moments, the one that was changed first first. A row was changed
    /// in between if the version at the later moment began after the earlier one: that is what the
    /// history is searched for, by where its versions begin.
    String sql(String low, String high, String after, String limit) {
        var source = view.source();
        return """
            select changed.at, v.sequence = changed.later as is_later, %1$s
            from (
                select later.%2$s as id, later.valid_from_position as at, before.earlier,
                    case when %3$s then later.sequence end as later
                from (select %4$s as low, %5$s as high) as moments
                join read_model.%6$s as later
                    on later.valid_from_position > greatest(moments.low, %7$s)
                    and later.valid_from_position <= moments.high
                    and (later.valid_to_position > moments.high or later.valid_to_position is null)
                left join lateral (
                    select h.sequence as earlier
                    from read_model.%6$s as h
                    where h.%2$s = later.%2$s
                    and h.valid_from_position <= moments.low
                    and (h.valid_to_position > moments.low or h.valid_to_position is null)
                    and %3$s) as before on true
                where %8$s
                    and (before.earlier is not null or (%3$s))
                order by later.valid_from_position
                limit %9$s) as changed
            join read_model.%6$s as v
                on v.%2$s = changed.id
                and v.sequence in (changed.earlier, changed.later)
            order by changed.at, v.sequence
            """
                .formatted(
                        view.versionColumns(fields),
                        source.key(),
                        shown,
                        low,
                        high,
                        source.history(),
                        after,
                        filter.sql(),
                        limit);
    }
}
