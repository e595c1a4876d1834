package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.ViewReader.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/// Answers lists. Who holds a page of which nothing can have changed gets a 304, and no row is
/// looked at.
@ApplicationScoped
public class Lists {
    private final ViewReader reads;

    Lists(ViewReader reads) {
        this.reads = reads;
    }

    public <T> Uni<RestResponse<Page<T>>> answer(
            Listed<T> list, Paging paging, Reading reading, AtHand atHand) {
        if (!atHand.conditional() || !hasState(list, reading)) {
            return page(list, paging, reading, atHand);
        }
        var state = "select %s as state".formatted(ListState.sql(list.reads(), reading));
        return reads.query(list.name() + "_state", list.reads(), state, List.of(), reading)
                .chain(
                        found ->
                                tag(found, atHand)
                                        .flatMap(tag -> atHand.<Page<T>>unchanged(tag, reading))
                                        .map(Uni.createFrom()::item)
                                        .orElseGet(() -> page(list, paging, reading, atHand)));
    }

    private <T> Uni<RestResponse<Page<T>>> page(
            Listed<T> list, Paging paging, Reading reading, AtHand atHand) {
        return read(list, paging, reading)
                .map(found -> Page.of(found, list, paging).answer(reading, tag(found, atHand)));
    }

    private Uni<Found> read(Listed<?> list, Paging paging, Reading reading) {
        var state = hasState(list, reading) ? ListState.sql(list.reads(), reading) : "''";
        var sql = list.sql(paging, reading, state);
        return reads.query(list.name(), list.reads(), sql, list.parameters(), reading);
    }

    /// What differs tomorrow though nothing happened has none; a moment of the past stays.
    private static boolean hasState(Listed<?> list, Reading reading) {
        return !list.moves() || reading.asOf().isPresent();
    }

    /// A row that stands still says so while nothing that a state is made of changes.
    private static Optional<EntityTag> tag(Found found, AtHand atHand) {
        var state = found.rows().getFirst().getString("state");
        var still =
                found.rows().stream()
                        .anyMatch(
                                row ->
                                        row.getColumnIndex("stale_since") >= 0
                                                && row.getValue("stale_since") != null);
        return found.complete() && !still && !state.isEmpty()
                ? Optional.of(atHand.tag(state))
                : Optional.empty();
    }
}
