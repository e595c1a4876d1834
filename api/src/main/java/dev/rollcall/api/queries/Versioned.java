package dev.rollcall.api.queries;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

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

    private Object shown() {
        return complete ? view : new Incomplete<>(view, true);
    }

    /// Where it tells more than the row whose version would make the tag.
    Response answerUntagged() {
        return kept(Response.ok(shown())).build();
    }

    /// Whether the caller need not be sent it.
    boolean isHeld(AtHand atHand) {
        return tag(atHand).map(atHand.request()::evaluatePreconditions).isPresent();
    }

    private Optional<EntityTag> tag(AtHand atHand) {
        return complete && staleSince == null
                ? Optional.of(new EntityTag(liveVersion + "." + sequence + atHand.representation()))
                : Optional.empty();
    }

    /// 304 where the caller holds this very version. A stale row has no tag: it says so in its body
    /// while its sequence stands still. Nor has one that may yet be another.
    Response answer(AtHand atHand) {
        var tag = tag(atHand);
        var response =
                kept(
                        tag.map(atHand.request()::evaluatePreconditions)
                                .orElseGet(() -> Response.ok(shown())));
        tag.ifPresent(response::tag);
        return response.build();
    }

    private Response.ResponseBuilder kept(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, Caching.of(past, complete))
                .header(HttpHeaders.VARY, Caching.VARY);
    }
}
