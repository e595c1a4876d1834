package dev.rollcall.edge;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.correlation.Correlation;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestPath;

/// A small application behind the shared door: one route for each way to be refused.
@Path("/desk")
class Desk {
    private final Correlation correlation;
    private final SecurityIdentity caller;

    Desk(Correlation correlation, SecurityIdentity caller) {
        this.correlation = correlation;
        this.caller = caller;
    }

    record Pin(boolean firm) {}

    record Part(String question, String answer) {}

    record NewNote(
            String teamId,
            String noteText,
            Integer pageCount,
            Boolean pinned,
            Pin pin,
            List<Part> parts) {}

    record Note(UUID teamId, String noteText, String author) {}

    record Search(UUID teamId, Instant from, LocalDate day, ZoneId timeZone, int limit) {}

    record Ids(String answered, String logged) {}

    @POST
    @Path("/notes")
    @RolesAllowed(Scope.WRITE)
    public Uni<Note> write(NewNote body) {
        var fields = new Fields();
        var team = fields.uuid("team_id", body.teamId());
        var text = fields.text("note_text", body.noteText());
        fields.check();
        return Uni.createFrom().item(new Note(team, text, caller.getPrincipal().getName()));
    }

    @GET
    @Path("/notes")
    @RolesAllowed(Scope.READ)
    public Search search(
            @QueryParam("team_id") String teamId,
            @QueryParam("from") String from,
            @QueryParam("day") String day,
            @QueryParam("time_zone") String timeZone,
            @QueryParam("limit") String limit) {
        var fields = new Fields();
        var search =
                new Search(
                        fields.optional().uuid("team_id", teamId),
                        fields.optional().instant("from", from),
                        fields.optional().date("day", day),
                        fields.optional().timeZone("time_zone", timeZone),
                        fields.limit("limit", limit, 50, 200));
        fields.check();
        return search;
    }

    @GET
    @Path("/notes/{number}")
    @RolesAllowed(Scope.READ)
    public int typed(@RestPath int number) {
        return number;
    }

    @DELETE
    @Path("/notes")
    @RolesAllowed(Scope.READ)
    public void clear() {}

    @GET
    @Path("/operated")
    @RolesAllowed({Scope.OPERATE, Scope.WRITE})
    public String operated() {
        return "done";
    }

    @GET
    @Path("/unannotated")
    public String unannotated() {
        return "never seen";
    }

    @GET
    @Path("/open")
    @PermitAll
    public Ids open() {
        return new Ids(correlation.id(), String.valueOf(MDC.get(Correlation.LOG_KEY)));
    }

    @GET
    @Path("/open-on-event-loop")
    @PermitAll
    public Uni<Ids> openOnEventLoop() {
        return Uni.createFrom().item(this::open);
    }

    @POST
    @Path("/raw")
    @PermitAll
    @Consumes("*/*")
    public int raw(byte[] body) {
        return body.length;
    }

    @POST
    @Path("/larger/raw")
    @PermitAll
    @Consumes("*/*")
    public int largerRaw(byte[] body) {
        return body.length;
    }

    @GET
    @Path("/breaks")
    @PermitAll
    public String breaks() {
        throw new IllegalStateException("the secret inner life of dev.rollcall");
    }

    @GET
    @Path("/breaks-later")
    @PermitAll
    public Uni<String> breaksLater() {
        return Uni.createFrom().failure(new IllegalStateException("the secret inner life"));
    }

    @GET
    @Path("/waits")
    @PermitAll
    public String waits() {
        throw ProblemException.unavailable("The store is away.", Duration.ofSeconds(2));
    }

    @GET
    @Path("/conflict")
    @PermitAll
    public String conflict() {
        throw new ProblemException(
                Problem.of(409, "Team is archived", "This team takes no more updates."));
    }
}
