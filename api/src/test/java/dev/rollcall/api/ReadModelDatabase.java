package dev.rollcall.api;

import dev.rollcall.local.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL with the schemas as their owners migrate them, and two tokens: one that may
/// read, one that may not.
public final class ReadModelDatabase implements QuarkusTestResourceLifecycleManager {
    public static final String READER = "reader-token-for-tests-0123456789";
    public static final String WRITER = "writer-token-for-tests-0123456789";

    private LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.start();
        migrate(postgres.url(), "event_store", "../event-store/src/main/resources/db/event_store");
        migrate(postgres.url(), "read_model", "../projector/src/main/resources/db/read_model");
        Views.url = "jdbc:" + postgres.url();
        return Map.of(
                "rollcall.feed.window", "64",
                "rollcall.feed.heartbeat", "500ms",
                "rollcall.database.url", postgres.url(),
                "rollcall.access.tokens.reader.secret", READER,
                "rollcall.access.tokens.reader.scopes", "read",
                "rollcall.access.tokens.writer.secret", WRITER,
                "rollcall.access.tokens.writer.scopes", "write");
    }

    static void migrate(String url, String schema, String folder) {
        Flyway.configure()
                .dataSource("jdbc:" + url, "rollcall_owner", "")
                .schemas(schema)
                .locations("filesystem:" + folder)
                .placeholders(Map.of("search_language", "german"))
                .load()
                .migrate();
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
