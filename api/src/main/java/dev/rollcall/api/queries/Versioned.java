package dev.rollcall.api.queries;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

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
    public Response answer(Request request) {
        return kept(response(request));
    }

    /// Where it tells more than the row whose version would make the tag.
    public Response answerUntagged() {
        return kept(untagged());
    }

    private Response kept(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, Caching.of(past, complete))
                .header(HttpHeaders.VARY, Caching.VARY)
                .build();
    }

    private Response.ResponseBuilder untagged() {
        return Response.ok(complete ? view : new Incomplete<>(view, true));
    }

    private Response.ResponseBuilder response(Request request) {
        if (!complete || staleSince != null) {
            return untagged();
        }
        var tag = new EntityTag(liveVersion + "." + sequence);
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(view) : unchanged).tag(tag);
    }
}
