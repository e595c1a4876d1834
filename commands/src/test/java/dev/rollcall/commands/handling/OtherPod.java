package dev.rollcall.commands.handling;

import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.read.EventReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;

/// Another pod over the same database, as far as it handles commands: with a memory of its own.
public final class OtherPod {

    private OtherPod() {}

    public static CommandHandler over(Pool pool) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValue("rollcall.handling.deadline", "15s")
                        .withMapping(HandlingConfig.class)
                        .build()
                        .getConfigMapping(HandlingConfig.class);
        var registry = new SimpleMeterRegistry();
        var cache = new StreamCache(config, registry);
        var reader = new EventReader(pool);
        return new CommandHandler(
                new StreamLoader(reader, cache, new Snapshots(pool, config)),
                cache,
                reader,
                new Appender(pool, AppendSettings.DEFAULT, _ -> {}),
                config,
                new CommandMetrics(registry));
    }
}
