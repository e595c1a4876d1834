package dev.rollcall.commands.relay;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/// How the relay gets on, read from the tables, so that a pod that does not lead can say it too.
@Path("/commands/v1/relay")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "Relay")
class RelayResource {

    private static final Logger LOG = Logger.getLogger(RelayResource.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Pool pool;

    RelayResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Operation(
            summary = "How far the log is published",
            description =
                    "The checkpoint, the log's end, what waits in between, and which session leads.")
    public Uni<RelayState> state() {
        return pool.query(RelayState.SQL)
                .execute()
                .map(rows -> RelayState.of(rows.iterator().next()))
                .onFailure()
                .transform(RelayResource::unavailable);
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warnf("How far the relay is can't be read: %s.", failure);
        return ProblemException.unavailable("The database can't be read just now.", AGAIN);
    }
}
