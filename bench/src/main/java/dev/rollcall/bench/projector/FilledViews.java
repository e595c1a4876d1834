package dev.rollcall.bench.projector;

import dev.rollcall.bench.Database;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.projector.projections.Projections;
import java.sql.SQLException;

/// A system's data as if it had run for long: a full store, all of it published, and its teams and
/// status updates in the views.
public final class FilledViews {

    private static final String PUBLISHED =
            "update commands.%s set position = (select max(position) from event_store.events)";

    private FilledViews() {}

    /// Before the system is started for the first time.
    public static void in(StackSettings settings, int events) throws SQLException {
        var folder = settings.data().resolve("postgres");
        var data = folder.resolve("data");
        var log = folder.resolve("filling.log");
        try (var postgres = LocalPostgres.start(data, settings.ports().postgres(), log)) {
            var database = Database.of(postgres);
            database.giveRoomForWal();
            database.migrate("event_store", "commands", "read_model");
            new StoredHistory(0).fill(database, events);
            SetBased.both(database, 0, events);
            database.execute(PUBLISHED.formatted("relay"));
            database.execute(PUBLISHED.formatted("lookups"));
            for (var projection : Projections.ALL) {
                database.execute(
                        """
            insert into read_model.projections (name, live_version, epoch, watermark)
            select '%s', %d, epoch, (select max(position) from event_store.events)
            from event_store.epoch
            """
                                .formatted(projection.name(), projection.version()));
            }
            database.execute("vacuum (analyze)");
        }
    }
}
