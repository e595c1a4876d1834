package dev.rollcall.projector.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Starts the real PostgreSQL and Kafka for the tests of this module, and gives tests the [World].
public final class Outside implements QuarkusTestResourceLifecycleManager {

    private World world;

    @Override
    public Map<String, String> start() {
        world = new World();
        return Map.of(
                "rollcall.database.url", world.postgres().url(),
                "rollcall.kafka.bootstrap-servers", world.kafka().bootstrapServers(),
                "rollcall.events.partitions", "4",
                "rollcall.access.tokens.operator.secret", World.OPERATOR,
                "rollcall.access.tokens.operator.scopes", "operate",
                "rollcall.access.tokens.reader.secret", World.READER,
                "rollcall.access.tokens.reader.scopes", "read",
                "rollcall.projector.progress.look-every", "0.2s",
                "rollcall.projector.progress.overdue-after", "2s",
                "rollcall.projector.feed.look-every", "1s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(world, new TestInjector.MatchesType(World.class));
    }

    @Override
    public void stop() {
        if (world != null) {
            world.close();
        }
    }
}
