package dev.rollcall.commands.edge.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.edge.correlation.Correlation;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// From a checked HTTP request to a handled command, and from its outcome to an answer.
@RequestScoped
class RestCommands {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /// The view's ETag: the version of the view, a dot, the aggregate's sequence.
    private static final Pattern ETAG = Pattern.compile("\"\\d{1,9}\\.(\\d{1,18})\"");

    private final CommandHandler handler;
    private final HttpServerRequest http;
    private final SecurityIdentity caller;
    private final Correlation correlation;
    private final ObjectMapper json;

    RestCommands(
            CommandHandler handler,
            HttpServerRequest http,
            SecurityIdentity caller,
            Correlation correlation,
            ObjectMapper json) {
        this.handler = handler;
        this.http = http;
        this.caller = caller;
        this.correlation = correlation;
        this.json = json;
    }

    /// A command that makes something new, whose id follows from the request's. `plan` is only
    /// asked for once all `fields` are as they must be.
    Uni<RestResponse<CommandAnswer>> create(
            Fields fields, Object body, String location, Function<UUID, Plan> plan) {
        var request = request(fields, body);
        var id = NamedIds.created(request.commandId());
        return handler.handle(request, plan.apply(id))
                .map(
                        outcome ->
                                ResponseBuilder.<CommandAnswer>created(URI.create(location + id))
                                        .entity(answer(outcome))
                                        .build());
    }

    Uni<RestResponse<CommandAnswer>> change(Fields fields, Object body, Supplier<Plan> plan) {
        return handler.handle(request(fields, body), plan.get())
                .map(outcome -> RestResponse.ok(answer(outcome)));
    }

    private static CommandAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> CommandAnswer.of(done);
            case Outcome.Rejected(var rejection, var answers) ->
                    throw new ProblemException(CommandProblems.of(rejection, answers));
            case Outcome.Outdated(var standing) ->
                    throw new ProblemException(CommandProblems.outdated(standing));
            case Outcome.IdReused() -> throw new ProblemException(CommandProblems.keyReused());
        };
    }

    private Request request(Fields fields, Object body) {
        var key =
                fields.optional()
                        .parsed(
                                IDEMPOTENCY_KEY,
                                http.getHeader(IDEMPOTENCY_KEY),
                                RestCommands::key,
                                "must be 1 to 200 visible ASCII characters");
        var expected =
                fields.optional()
                        .parsed(
                                HttpHeaders.IF_MATCH,
                                http.getHeader(HttpHeaders.IF_MATCH),
                                RestCommands::sequence,
                                "must be the ETag of one view, such as \"1.7\"");
        fields.check();
        var route = http.method() + " " + http.path();
        var actor = caller.getPrincipal().getName();
        var commandId =
                key == null ? UUID.randomUUID() : NamedIds.command("rest", actor, route, key);
        var metadata = metadata().apply(commandId, RequestHash.of(route, text(body)));
        return new Request(
                commandId,
                metadata,
                expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
    }

    /// Of a command that this request gives, by the command's id and its hash.
    BiFunction<UUID, String, Metadata> metadata() {
        var actor = caller.getPrincipal().getName();
        var ip = http.remoteAddress() == null ? null : http.remoteAddress().hostAddress();
        var userAgent = http.getHeader(HttpHeaders.USER_AGENT);
        var correlationId = correlation.id();
        return (commandId, hash) ->
                new Metadata(
                        actor,
                        "rest",
                        ip,
                        userAgent,
                        correlationId,
                        null,
                        commandId.toString(),
                        hash,
                        null,
                        null,
                        null);
    }

    /// The body as understood: white space and the order of fields make no other request.
    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String key(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Long sequence(String text) {
        var etag = ETAG.matcher(text);
        if (!etag.matches()) {
            throw new IllegalArgumentException();
        }
        return Long.valueOf(etag.group(1));
    }
}
