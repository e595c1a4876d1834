package dev.rollcall.projector.edge;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.projector.applying.Pausing;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Pauses views, and resumes them.
@Path("/projector/v1/projections/{name}")
@RolesAllowed(Scope.OPERATE)
@RunOnVirtualThread
@Tag(name = "Projections")
public class PausingResource {

    private static final int LONGEST_REASON = 1_000;

    /// Why it is paused, for whoever looks.
    @Schema(name = "Pause")
    public record PauseBody(@Schema(required = true) String reason) {}

    private final Transactions transactions;
    private final SecurityIdentity caller;

    PausingResource(Transactions transactions, SecurityIdentity caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Writes nothing to a view from now on, in any pod",
            description = "204. Readers go on to see it as it is; the other views go on.")
    public void pause(@PathParam("name") String name, PauseBody body) {
        var fields = new Fields();
        var reason = fields.text("reason", body.reason(), LONGEST_REASON);
        fields.check();
        known(name);
        if (!transactions.run(it -> Pausing.pause(it, name, reason, actor()))) {
            throw already(name + " is paused already.");
        }
    }

    @POST
    @Path("resume")
    @Operation(
            summary = "Goes on with a view that was paused",
            description = "204. It catches up from the store within a second or so.")
    public void resume(@PathParam("name") String name) {
        known(name);
        if (!transactions.run(it -> Pausing.resume(it, name, actor()))) {
            throw already(name + " is not paused.");
        }
    }

    private static void known(String name) {
        if (Projections.ALL.stream().noneMatch(each -> each.name().equals(name))) {
            throw new ProblemException(
                    Problem.of(404, "Unknown projection", "There is no view " + name + "."));
        }
    }

    private static ProblemException already(String detail) {
        return new ProblemException(Problem.of(409, "Nothing to do", detail));
    }

    private String actor() {
        return caller.getPrincipal().getName();
    }
}
