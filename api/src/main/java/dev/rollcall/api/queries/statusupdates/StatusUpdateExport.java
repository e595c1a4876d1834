package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.export.Part;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Parts;
import dev.rollcall.api.queries.ViewReader;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// All updates of a list, oldest first, from the beginning or after one of them.
@ApplicationScoped
class StatusUpdateExport {
    private static final String AFTER = "after_id";

    /// What is asked for.
    record Wanted(Filter filter, Selected fields, Optional<UUID> after, Reading reading) {

        static Wanted of(Parameters parameters) {
            var wanted =
                    new Wanted(
                            Filter.of(parameters),
                            fields(parameters),
                            parameters.uuid(AFTER),
                            parameters.reading());
            parameters.check();
            return wanted;
        }

        /// Words are looked for; where they stand is not told.
        private static Selected fields(Parameters parameters) {
            var names = StatusUpdateQueries.VIEW.names();
            var fields = parameters.fields(names);
            return fields.all() ? new Selected(Set.copyOf(names), false) : fields;
        }
    }

    private final ViewReader reads;
    private final Parts parts;

    StatusUpdateExport(ViewReader reads, Parts parts) {
        this.reads = reads;
        this.parts = parts;
    }

    Uni<Part<StatusUpdate>> of(Wanted wanted) {
        return place(wanted)
                .chain(
                        after ->
                                parts.of(
                                        _ ->
                                                StatusUpdateQueries.list(
                                                        wanted.filter(),
                                                        false,
                                                        wanted.fields(),
                                                        wanted.reading()),
                                        after,
                                        wanted.reading()));
    }

    /// Where an update stands never changes, though it be edited or taken back.
    private Uni<Optional<Cursor>> place(Wanted wanted) {
        if (wanted.after().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var view = StatusUpdateQueries.VIEW;
        var one =
                new Conditions(wanted.reading())
                        .and("v.update_id = ?", wanted.after().get())
                        .and("v.created_at is not null");
        var sql =
                """
                select v.update_id, v.created_at as sorted_by
                from read_model.status_updates as v
                where %s
                """
                        .formatted(one.sql());
        return reads.query(
                        "status_update_place",
                        view.reads(),
                        sql,
                        one.parameters(),
                        wanted.reading())
                .map(
                        found ->
                                found.rows().stream()
                                        .findFirst()
                                        .map(StatusUpdateExport::place)
                                        .orElseThrow(StatusUpdateExport::unknown))
                .map(Optional::of);
    }

    private static Cursor place(Row row) {
        return StatusUpdateQueries.order(false).place(row, "update_id");
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.invalid("One field is not as it must be.")
                        .with(AFTER, "must be the update_id of an update"));
    }
}
