package dev.rollcall.api.queries;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// One row of a view with what its `ETag` is made of.
///
/// @param past whether it is what stood at a moment
/// @param complete false where the view may show another row of that moment later
public record Versioned<T>(
        T view,
        int liveVersion,
        long sequence,
        Instant staleSince,
        boolean past,
        boolean complete) {

    @RegisterForReflection
    record Incomplete<T>(@JsonUnwrapped T view, boolean incomplete) {}

    /// 304 where the caller holds this very version. A stale row has no tag: it says so in its body
    /// while its sequence stands still. Nor has one that may yet be another.
    private Response answer(AtHand atHand) {
        return answer(atHand, shown());
    }

    private Object shown() {
        return complete ? view : new Incomplete<>(view, true);
    }

    /// Where it tells more than the row whose version would make the tag.
    Response answerUntagged() {
        return kept(Response.ok(shown())).build();
    }

    /// What a caller who may hold it gets: `version` is the row without what only the answer needs,
    /// and enough for a 304.
    static <T> Uni<Response> answer(
            AtHand atHand,
            Supplier<Uni<Optional<Versioned<T>>>> version,
            Supplier<Uni<Optional<Versioned<T>>>> row,
            Supplier<? extends RuntimeException> unknown) {
        var known =
                atHand.conditional()
                        ? version.get().map(found -> found.flatMap(it -> it.unchanged(atHand)))
                        : Uni.createFrom().item(Optional.<Response>empty());
        return known.chain(
                unchanged ->
                        unchanged
                                .map(Uni.createFrom()::item)
                                .orElseGet(
                                        () ->
                                                row.get()
                                                        .map(found -> found.orElseThrow(unknown))
                                                        .map(found -> found.answer(atHand))));
    }

    private Optional<Response> unchanged(AtHand atHand) {
        return tag(atHand)
                .filter(tag -> atHand.request().evaluatePreconditions(tag) != null)
                .map(_ -> answer(atHand, null));
    }

    private Optional<EntityTag> tag(AtHand atHand) {
        return complete && staleSince == null
                ? Optional.of(new EntityTag(liveVersion + "." + sequence + atHand.representation()))
                : Optional.empty();
    }

    private Response answer(AtHand atHand, Object body) {
        var tag = tag(atHand);
        var response =
                kept(
                        tag.map(atHand.request()::evaluatePreconditions)
                                .orElseGet(() -> Response.ok(body)));
        tag.ifPresent(response::tag);
        return response.build();
    }

    private Response.ResponseBuilder kept(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, Caching.of(past, complete))
                .header(HttpHeaders.VARY, Caching.VARY);
    }
}
