package dev.rollcall.api.queries;

import dev.rollcall.api.feed.Known;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/// The row that a view's path names, by `{id}` most often: as it is, each version that it had,
/// and what differs between two moments.
public final class ById<T> {
    private final View<T> view;
    private final List<String> names;
    private final ViewReader reader;
    private final Differences differences;
    private final CursorKey cursorKey;
    private final Function<Parameters, UUID> whose;
    private final Known<Versioned<T>> known;

    public ById(View<T> view, ViewReader reader, Differences differences, CursorKey cursorKey) {
        this(view, reader, differences, cursorKey, Parameters::id);
    }

    /// With the way from the path to the row's id.
    public ById(
            View<T> view,
            ViewReader reader,
            Differences differences,
            CursorKey cursorKey,
            Function<Parameters, UUID> whose) {
        this.whose = whose;
        this.view = view;
        this.names = view.names();
        this.reader = reader;
        this.differences = differences;
        this.cursorKey = cursorKey;
        this.known = reader.known();
    }

    public Uni<Response> one(UriInfo uri, Request request, HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var id = whose.apply(parameters);
        var fields = parameters.fields(names);
        var reading = parameters.reading();
        parameters.check();
        if (view.counted().isPresent()) {
            return find(id, fields, reading)
                    .map(found -> found.orElseThrow(() -> unknown(id)))
                    .map(Versioned::answerUntagged);
        }
        var atHand = new AtHand(request, headers, fields.tag());
        var latest = reading.after().token().isEmpty() && reading.asOf().isEmpty();
        return (latest ? latest(id, fields, atHand, reading) : find(id, fields, reading))
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .map(row -> row.answer(atHand));
    }

    public Uni<RestResponse<Page<Version<T>>>> history(UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = whose.apply(parameters);
        var paging = parameters.paging(cursorKey);
        var reading = parameters.readingNow();
        parameters.check();
        return versions(id, paging, reading)
                .map(
                        page -> {
                            if (page.items().isEmpty() && paging.number() == 0) {
                                throw unknown(id);
                            }
                            return page.answer(reading);
                        });
    }

    public Uni<Difference> diff(UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = whose.apply(parameters);
        var from = parameters.times().neededAsOf("from");
        var to = parameters.times().asOf("to");
        var reading = parameters.readingNow();
        parameters.check();
        return differences
                .between(from, to, reading, moment -> find(id, Selected.ALL, moment))
                .map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /// Who holds another version than the one that is known may have seen a later one.
    private Uni<Optional<Versioned<T>>> latest(
            UUID id, Selected fields, AtHand atHand, Reading reading) {
        var row =
                known.find(id)
                        .filter(it -> atHand.conditional() ? it.isHeld(atHand) : fields.all());
        if (row.isPresent()) {
            return Uni.createFrom().item(row);
        }
        var reader = find(id, fields, reading);
        return fields.all() ? known.read(id, reader) : reader;
    }

    private Uni<Optional<Versioned<T>>> find(UUID id, Selected fields, Reading reading) {
        var conditions =
                new Conditions(reading)
                        .and("v.%s = ?".formatted(view.source().key()), id)
                        .and(view.shown());
        var sql =
                """
            select %s,
                (select live_version from read_model.projections where name = '%s') as live_version
            from %s
            where %s
            """
                        .formatted(
                                view.columns(fields, reading),
                                view.source().projection(),
                                view.from(reading),
                                conditions.sql());
        return reader.query(name(), view.reads(), sql, conditions.parameters(), reading)
                .map(found -> found.one(reading, view.read()));
    }

    /// The first first: what is not shown any more, too.
    private Uni<Page<Version<T>>> versions(UUID id, Paging paging, Reading reading) {
        var source = view.source();
        var sql =
                """
            select %s, %s as gone_since, %s
            from read_model.%s as v
            left join event_store.events as e on e.id = v.event_id and e.aggregate_id = v.%s::text
            where v.%s = $2 and v.sequence > $3
            order by v.sequence
            limit $4
            """
                        .formatted(
                                view.versionColumns(Selected.ALL),
                                view.gone().map("v."::concat).orElse("null::timestamptz"),
                                Version.COLUMNS,
                                source.history(),
                                source.key(),
                                source.key());
        var parameters = List.<Object>of(id, paging.number(), paging.limit() + 1);
        return reader.query(name() + "_history", view.reads(), sql, parameters, reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        paging,
                                        row -> Version.of(row, view.read().apply(row)),
                                        Version::place));
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
