package dev.rollcall.baseline;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The least that takes an update over HTTP: one that only answers, and one that inserts a row and
/// checks nothing.
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BareEndpoints {

    private static final String INSERT =
            """
            insert into event_store.events (
                id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
            values (
                $1, 'StatusUpdateSubmitted', $2, $3, clock_timestamp(), $4, 3, 1,
                nextval('event_store.event_position'))
            """;

    /// As long as what a command stores.
    private static final JsonObject METADATA =
            new JsonObject()
                    .put("actor", "local")
                    .put("source", "rest")
                    .put("ip", "127.0.0.1")
                    .put("correlation_id", "0198c0de-0000-7000-8000-000000000001")
                    .put("command_id", "0198c0de-0000-5000-8000-000000000002")
                    .put("request_hash", "wP0l2u1qvXKnmXJmvqPV9ncUVYkrb6HG1uLkUgl1Vg8");

    private final Pool pool;

    BareEndpoints(Pool pool) {
        this.pool = pool;
    }

    @POST
    @Path("echo")
    @NonBlocking
    @ResponseStatus(201)
    public Update echo(Update update) {
        return update;
    }

    @POST
    @Path("insert")
    @ResponseStatus(201)
    public Uni<Inserted> insert(Update update) {
        var stream = randomId();
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(randomId(), stream.toString(), data(update), METADATA))
                .replaceWith(new Inserted(stream, 1));
    }

    private static JsonObject data(Update update) {
        return new JsonObject()
                .put("team_id", update.teamId())
                .put("author", update.author())
                .put(
                        "answers",
                        new JsonArray().add(new JsonObject().put("answer", update.content())));
    }

    private static UUID randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
