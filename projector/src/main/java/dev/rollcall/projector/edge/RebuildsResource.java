package dev.rollcall.projector.edge;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.projector.rebuilding.Rebuild;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import dev.rollcall.projector.rebuilding.Rebuilder;
import dev.rollcall.projector.rebuilding.Rebuilders;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Rebuilds of views, as operators begin, watch and end them. Whichever pod is asked, all pods take
/// part.
@Path("/projector/v1/projections/{name}/rebuild")
@RolesAllowed(Scope.OPERATE)
@Tag(name = "Rebuilds")
public class RebuildsResource {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Rebuilders rebuilders;
    private final SecurityIdentity caller;
    private final Clock clock = Clock.systemUTC();

    RebuildsResource(Rebuilders rebuilders, SecurityIdentity caller) {
        this.rebuilders = rebuilders;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Rebuilds a view beside the live one",
            description =
                    """
                    The new rows go live when they are complete: `swap=auto` whatever differs from the live ones, \\
                    `when_equal` only where nothing does, `manual` when an operator says so. Where a rebuild is under \\
                    way, that one is answered.""")
    public RebuildView begin(@PathParam("name") String name, @QueryParam("swap") String swap) {
        return view(rebuilder(name).begin(swapOf(swap), caller.getPrincipal().getName()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "How far a rebuild is, or how the last one ended")
    public RebuildView look(@PathParam("name") String name) {
        return view(existing(name));
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "The same once a second, until it is over")
    public Multi<RebuildView> follow(@PathParam("name") String name) {
        existing(name);
        return Multi.createBy()
                .repeating()
                .uni(
                        () ->
                                Uni.createFrom()
                                        .item(() -> existing(name))
                                        .runSubscriptionOn(Infrastructure.getDefaultExecutor()))
                .withDelay(BETWEEN_LOOKS)
                .whilst(rebuild -> !rebuild.phase().isOver())
                .map(this::view);
    }

    @POST
    @Path("swap")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Lets a rebuild go live that waits for it")
    public RebuildView swap(@PathParam("name") String name) {
        if (!rebuilder(name).swap()) {
            throw conflict("no rebuild of %s waits to go live".formatted(name));
        }
        return look(name);
    }

    @POST
    @Path("abort")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Gives a rebuild up and drops what it made")
    public RebuildView abort(@PathParam("name") String name) {
        if (!rebuilder(name).abort(caller.getPrincipal().getName())) {
            throw conflict("no rebuild of %s is under way".formatted(name));
        }
        return look(name);
    }

    private Rebuilder<?, ?> rebuilder(String name) {
        return rebuilders
                .of(name)
                .orElseThrow(() -> missing("there is no projection %s".formatted(name)));
    }

    private Rebuild existing(String name) {
        return rebuilder(name)
                .find()
                .orElseThrow(() -> missing("%s was never rebuilt".formatted(name)));
    }

    private RebuildView view(Rebuild rebuild) {
        return RebuildView.of(rebuild, clock.instant());
    }

    private static Swap swapOf(String swap) {
        try {
            return swap == null ? Swap.AUTO : Swap.valueOf(swap.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(
                    Problem.invalid("The rebuild was not begun.")
                            .with("swap", "must be auto, when_equal or manual"));
        }
    }

    private static ProblemException missing(String detail) {
        return new ProblemException(Problem.of(404, "Not found", detail));
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, "Conflict", detail));
    }
}
