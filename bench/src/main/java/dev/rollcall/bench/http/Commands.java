package dev.rollcall.bench.http;

import dev.rollcall.bench.Database;
import dev.rollcall.local.demo.FrontDoor;
import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;

/// The packaged service as `./rollcall up` runs it, with all it needs, and teams whose members
/// submit status updates: to it, or the same ones to another server.
public final class Commands implements AutoCloseable {

    private static final int TEAMS = 50;
    private static final Duration CATCHES_UP = Duration.ofMinutes(5);

    private final StackSettings settings;
    private final boolean publishes;
    private final int connections;
    private final LocalStack stack;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<Buffer> bodies;

    /// Starts all that the settings say.
    ///
    /// @param settings which services run, on what data
    public Commands(StackSettings settings, boolean publishes, int connections)
            throws SQLException {
        // Registered before two threads would at once; in the service Quarkus does it.
        ContextManagerProvider.instance();
        this.publishes = publishes;
        this.connections = connections;
        this.settings = settings.with("ROLLCALL_RELAY_ENABLED", Boolean.toString(publishes));
        this.stack = new LocalStack(this.settings, System.out::println).start();
        database().giveRoomForWal();
        var door = new FrontDoor(URI.create(pod().url()), settings.keys().token());
        this.bodies = IntStream.range(0, TEAMS).mapToObj(n -> body(register(door, n))).toList();
    }

    private static UUID register(FrontDoor door, int number) {
        return door.post("teams", "team-" + number, Map.of("name", "Team " + number));
    }

    private static Buffer body(UUID team) {
        return new JsonObject()
                .put("team_id", team.toString())
                .put("author", "Ada")
                .put("content", "Finished the import, reviewing alerts next")
                .toBuffer();
    }

    Pod pod() {
        return pod(Service.COMMANDS);
    }

    public Pod pod(Service service) {
        return stack.pod(service);
    }

    public Database database() {
        return Database.of(stack.postgres());
    }

    public StackSettings settings() {
        return settings;
    }

    public Submissions submissions() {
        return submissionsTo(URI.create(pod().url()).resolve("/commands/v1/status-updates"));
    }

    Submissions submissionsTo(URI endpoint) {
        return new Submissions(vertx, connections, endpoint, settings.keys().token(), bodies);
    }

    /// Waits until what was stored is looked up and published, so that it burdens nothing else.
    public void awaitQuiet() throws InterruptedException, SQLException {
        awaitAll("lookups");
        if (publishes) {
            awaitAll("relay");
        }
    }

    private void awaitAll(String follower) throws InterruptedException, SQLException {
        var behind =
                """
                select exists(
                    select from event_store.events
                    where position > (select position from commands.%s))
                """
                        .formatted(follower);
        long start = System.nanoTime();
        while (database().ask(behind).equals("t")) {
            if (System.nanoTime() - start > CATCHES_UP.toNanos()) {
                throw new IllegalStateException(follower + " does not catch up");
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        stack.close();
        Folder.delete(settings.data());
    }
}
