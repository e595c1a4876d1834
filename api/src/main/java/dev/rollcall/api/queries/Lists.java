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
            Listing<T> listing, Paging paging, Reading reading, AtHand atHand) {
        if (!atHand.conditional()) {
            return page(listing, paging, reading, atHand);
        }
        var state = "select %s as state".formatted(ListState.sql(listing.view().reads(), reading));
        return reads.query(
                        listing.name() + "_state",
                        listing.view().reads(),
                        state,
                        List.of(),
                        reading)
                .chain(
                        found ->
                                tag(found, atHand)
                                        .flatMap(tag -> atHand.<Page<T>>unchanged(tag, reading))
                                        .map(Uni.createFrom()::item)
                                        .orElseGet(() -> page(listing, paging, reading, atHand)));
    }

    private <T> Uni<RestResponse<Page<T>>> page(
            Listing<T> listing, Paging paging, Reading reading, AtHand atHand) {
        var sql = listing.sql(paging, reading, ListState.sql(listing.view().reads(), reading));
        var parameters = listing.filter().parameters();
        return reads.query(listing.name(), listing.view().reads(), sql, parameters, reading)
                .map(found -> Page.of(found, listing, paging).answer(reading, tag(found, atHand)));
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
