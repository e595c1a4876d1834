package dev.rollcall.commands.handling;

import static dev.rollcall.commands.handling.Store.PATIENCE;

import dev.rollcall.events.Metadata;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/// Requests for tests, each with a command id of its own.
public final class Requests {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 5;

    private Requests() {}

    public static Request request() {
        return request("ada", "rest", "test", OptionalLong.empty());
    }

    static Request expecting(long sequence) {
        return request("ada", "rest", "test", OptionalLong.of(sequence));
    }

    /// What the schedule asks for about a poll.
    public static Request ofSchedule(UUID poll) {
        return request("rollcall", "schedule", "of " + poll, OptionalLong.empty());
    }

    private static Request request(
            String actor, String source, String correlation, OptionalLong expected) {
        var id = UUID.randomUUID();
        var metadata =
                new Metadata(
                        actor,
                        source,
                        null,
                        null,
                        correlation,
                        null,
                        id.toString(),
                        "hash",
                        null,
                        null,
                        null);
        return new Request(id, metadata, expected);
    }

    /// Fails where it is refused. What the store was too slow for is asked again, as users do.
    public static void carryOut(CommandHandler handler, Request request, Plan plan) {
        var outcome =
                Uni.createFrom()
                        .deferred(() -> handler.handle(request, plan))
                        .onFailure(UnavailableException.class)
                        .retry()
                        .withBackOff(PAUSE)
                        .atMost(TRIES)
                        .await()
                        .atMost(PATIENCE);
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError(outcome);
        }
    }
}
