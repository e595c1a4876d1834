package dev.rollcall.api.queries;

import dev.rollcall.api.export.Part;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.ViewReader.Found;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/// Reads all of a list, part by part. Of a moment it is all, and of that moment alone: what the
/// views may tell otherwise meanwhile ends it.
@ApplicationScoped
public class Parts {
    private final ViewReader reads;

    Parts(ViewReader reads) {
        this.reads = reads;
    }

    /// The first part, from the beginning or from behind a place.
    ///
    /// @param list a page of it
    /// @param after the place that it goes on from
    public <T> Uni<Part<T>> of(
            Function<Paging, Listed<T>> list, Optional<Cursor> after, Reading reading) {
        return part(list, after, Optional.empty(), reading);
    }

    private <T> Uni<Part<T>> part(
            Function<Paging, Listed<T>> list,
            Optional<Cursor> after,
            Optional<String> before,
            Reading reading) {
        var paging = Paging.part(Part.SIZE, after);
        var page = list.apply(paging);
        var state = reading.asOf().isPresent() ? ListState.sql(page.reads(), reading) : "''";
        var sql = page.sql(paging, reading, state);
        return reads.query(page.name() + "_export", page.reads(), sql, page.parameters(), reading)
                .map(
                        found -> {
                            var now = stands(found, before);
                            return part(list, page, found, now, reading);
                        });
    }

    private <T> Part<T> part(
            Function<Paging, Listed<T>> list,
            Listed<T> page,
            Found found,
            String state,
            Reading reading) {
        var rows = found.rows().stream().filter(row -> row.getValue(page.key()) != null).toList();
        var shown = rows.stream().limit(Part.SIZE).map(page.item()).toList();
        if (rows.size() <= Part.SIZE) {
            return new Part<>(shown, Optional.empty());
        }
        var last = page.place(rows.get(Part.SIZE - 1));
        return new Part<>(
                shown,
                Optional.of(() -> part(list, Optional.of(last), Optional.of(state), reading)));
    }

    private static String stands(Found found, Optional<String> before) {
        if (!found.complete()) {
            throw new ProblemException(
                    Problem.of(
                            504,
                            "Not visible yet",
                            "The views have not seen all of this moment yet, and an export has all of it. Ask again, or for an earlier one."));
        }
        var state = found.rows().getFirst().getString("state");
        if (before.isPresent() && !before.get().equals(state)) {
            throw new IllegalStateException("the views tell of that moment otherwise meanwhile");
        }
        return state;
    }
}
