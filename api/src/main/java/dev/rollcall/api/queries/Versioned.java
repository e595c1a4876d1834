package dev.rollcall.api.queries;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/// One row of a view with what its `ETag` is made of.
public record Versioned<T>(T view, int liveVersion, long sequence, Instant staleSince) {

    /// 304 where the caller holds this very version. A stale row has no tag: it says so in its body
    /// while its sequence stands still.
    public Response answer(Request request) {
        if (staleSince != null) {
            return Response.ok(view).build();
        }
        var tag = new EntityTag(liveVersion + "." + sequence);
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(view) : unchanged).tag(tag).build();
    }
}
