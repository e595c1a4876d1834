package dev.rollcall.projector.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Starts the real PostgreSQL and Kafka for the tests of this module, and gives tests the [World].
public final class Outside implements QuarkusTestResourceLifecycleManager {

    private World world;

    @Override
    public Map<String, String> start() {
        world = new World();
        return Map.ofEntries(
                Map.entry("rollcall.database.url", world.postgres().url()),
                Map.entry("rollcall.kafka.bootstrap-servers", world.kafka().bootstrapServers()),
                Map.entry("rollcall.events.partitions", "4"),
                Map.entry("rollcall.access.tokens.operator.secret", World.OPERATOR),
                Map.entry("rollcall.access.tokens.operator.scopes", "operate"),
                Map.entry("rollcall.access.tokens.reader.secret", World.READER),
                Map.entry("rollcall.access.tokens.reader.scopes", "read"),
                Map.entry("rollcall.projector.progress.look-every", "1s"),
                Map.entry("rollcall.projector.progress.overdue-after", "3s"),
                Map.entry("rollcall.projector.feed.look-every", "1s"),
                Map.entry("rollcall.projector.changes.forget-every", "1s"),
                Map.entry("rollcall.projector.following.take-up-every", "1s"),
                Map.entry("rollcall.projector.rebuild.page", "20"),
                Map.entry("rollcall.projector.rebuild.look-every", "200ms"),
                Map.entry("rollcall.projector.rebuild.tell-every", "1s"));
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
