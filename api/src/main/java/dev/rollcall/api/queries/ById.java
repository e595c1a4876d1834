package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jboss.resteasy.reactive.RestResponse;

/// The row of the `{id}` in a view's path: as it is, each version that it had, and what differs
/// between two moments.
public final class ById<T> {
    private final View<T> view;
    private final ToLongFunction<T> sequence;
    private final ViewReader reader;
    private final Differences differences;

    public ById(
            View<T> view, ToLongFunction<T> sequence, ViewReader reader, Differences differences) {
        this.view = view;
        this.sequence = sequence;
        this.reader = reader;
        this.differences = differences;
    }

    public Uni<Response> one(UriInfo uri, Request request) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var reading = parameters.reading();
        parameters.check();
        return find(id, reading)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .map(
                        found ->
                                view.counted().isEmpty()
                                        ? found.answer(request)
                                        : found.answerUntagged());
    }

    public Uni<RestResponse<Page<Version<T>>>> history(UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var after = parameters.numbered(list());
        var limit = parameters.limit();
        var reading = parameters.readingNow();
        parameters.check();
        return versions(id, after, limit, reading)
                .map(
                        page -> {
                            if (page.items().isEmpty() && after == 0) {
                                throw unknown(id);
                            }
                            return page.answer(reading);
                        });
    }

    public Uni<Difference> diff(UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var from = parameters.neededAsOf("from");
        var to = parameters.asOf("to");
        var reading = parameters.readingNow();
        parameters.check();
        return differences
                .between(from, to, reading, moment -> find(id, moment))
                .map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private Uni<Optional<Versioned<T>>> find(UUID id, Reading reading) {
        var sql =
                """
            select one.*,
                (select live_version from read_model.projections where name = '%s') as live_version
            from (%s where v.%s = $%d and %s) as one
            """
                        .formatted(
                                view.source().projection(),
                                view.select(reading),
                                view.source().key(),
                                Rows.first(reading),
                                view.shown());
        return reader.query(name(), view.reads(), sql, List.of(id), reading)
                .map(found -> found.one(reading, view.read()));
    }

    /// The first first: what is not shown any more, too.
    private Uni<Page<Version<T>>> versions(UUID id, long after, int limit, Reading reading) {
        var source = view.source();
        var counted = view.counted().stream().map(name -> "null as " + name + ", ").toList();
        var sql =
                """
            select %s, %snull::timestamptz as stale_since, %s
            from read_model.%s as v
            left join event_store.events as e on e.id = v.event_id and e.aggregate_id = v.%s::text
            where v.%s = $2 and v.sequence > $3
            order by v.sequence
            limit $4
            """
                        .formatted(
                                view.columns(),
                                String.join("", counted),
                                Version.COLUMNS,
                                source.history(),
                                source.key(),
                                source.key());
        return reader.query(
                        name() + "_history",
                        view.reads(),
                        sql,
                        List.of(id, after, limit + 1),
                        reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        row -> Version.of(row, view.read().apply(row)),
                                        version -> place(version, id)));
    }

    private Cursor place(Version<T> version, UUID id) {
        return new Cursor(list(), Long.toString(sequence.applyAsLong(version.row())), id);
    }

    private String list() {
        return view.noun().replace(' ', '-') + "-history";
    }

    private String name() {
        return view.noun().replace(' ', '_');
    }

    private ProblemException unknown(UUID id) {
        return new ProblemException(
                Problem.of(
                        404,
                        "Unknown " + view.noun(),
                        "There is no %s %s, or it is not shown.".formatted(view.noun(), id)));
    }
}
