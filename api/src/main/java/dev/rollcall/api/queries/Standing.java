package dev.rollcall.api.queries;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How far what a query reads is with the aggregate `$1`, which the caller waits for: as far as
/// the last of its sources that read such aggregates. Where none of them does, as far as the view
/// of such aggregates.
final class Standing {
    private static final Set<Source> VIEWS =
            EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.POLLS, Source.PEOPLE);

    private static final String SELECT =
            """
            select standing.standing, standing.stuck_since, standing.complete, view.*
            from standing
            """;

    private Standing() {}

    /// Goes before every query: one row, even when the query finds nothing.
    ///
    /// @param complete as in [Past]
    static String sql(Set<Source> sources, String complete) {
        var asked = VIEWS.stream().map(view -> asked(view, sources)).toList();
        return """
            with standing as (
                select
                    nullif(greatest(%s), 0) as standing,
                    (select min(since)
                        from read_model.stuck
                        where aggregate_id = $1::text
                        and projection in (%s)) as stuck_since,
                    %s as complete)
            """
                        .formatted(
                                asked.stream()
                                        .map(Standing::least)
                                        .collect(joining(",\n            ")),
                                asked.stream()
                                        .flatMap(List::stream)
                                        .map(source -> "'" + source.projection() + "'")
                                        .collect(joining(", ")),
                                complete)
                + SELECT;
    }

    /// The same where the caller waits for nothing, as most do: PostgreSQL looks nothing up, and
    /// finds the plan for any values as cheap as one for these.
    static String unasked(String complete) {
        return """
            with standing as (
                select null::bigint as standing, null::timestamptz as stuck_since, %s as complete
                where $1::uuid is null)
            """
                        .formatted(complete)
                + SELECT;
    }

    private static List<Source> asked(Source view, Set<Source> sources) {
        var asked = sources.stream().filter(source -> source.key().equals(view.key())).toList();
        return asked.isEmpty() ? List.of(view) : asked;
    }

    private static String least(List<Source> sources) {
        return sources.stream()
                .map(
                        source ->
                                "coalesce((select sequence from read_model.%s where %s = $1), 0)"
                                        .formatted(source.table(), source.key()))
                .collect(joining(", ", "least(", ")"));
    }
}
