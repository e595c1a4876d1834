package dev.rollcall.commands.store;

import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The event store as this service uses it: one reader and one appender over one pool.
class EventStore {

    @Produces
    @Singleton
    EventReader reader(Pool pool) {
        return new EventReader(pool);
    }

    @Produces
    @Singleton
    Appender appender(Pool pool, AppendSignal signal, AppendMetrics metrics) {
        return new Appender(
                pool,
                AppendSettings.DEFAULT,
                report -> {
                    metrics.record(report);
                    if (report.stored() > 0) {
                        signal.appended();
                    }
                });
    }
}
