package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Reading;

/// What the statement of a query is made of. Its parameters are numbered from `first`.
public final class Rows {
    private Rows() {}

    /// The number of a query's own first parameter.
    public static int first(Reading reading) {
        return reading.asOf().isPresent() ? 3 : 2;
    }

    /// A table or view of `read_model`: its rows, or those that stood at the moment.
    public static String of(String view, Reading reading) {
        return reading.asOf()
                .map(moment -> Past.of(moment).rows(view))
                .orElse("read_model." + view);
    }

    /// Since when the row of an aggregate has stood still because an event could not be applied;
    /// null if it does not, or did not then.
    public static String staleSince(Source source, String id, Reading reading) {
        return """
            (select since
                    from read_model.stuck
                    where projection = '%s' and aggregate_id = %s::text%s)"""
                .formatted(
                        source.projection(),
                        id,
                        reading.asOf().map(moment -> Past.of(moment).stuck()).orElse(""));
    }

    /// Whether the team of a row is archived. One that is only referred to yet is not.
    public static String archived(String team, Reading reading) {
        return """
            exists (
                    select
                    from %s as archived
                    where archived.team_id = %s and archived.archived_at is not null)"""
                .formatted(of("teams", reading), team);
    }
}
