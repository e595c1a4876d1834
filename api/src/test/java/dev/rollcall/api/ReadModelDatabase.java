package dev.rollcall.api;

import dev.rollcall.local.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL with the schemas as their owners migrate them, and a token for each
/// scope alone.
public final class ReadModelDatabase implements QuarkusTestResourceLifecycleManager {
    public static final String READER = "reader-token-for-tests-0123456789";
    public static final String OPERATOR = "operator-token-for-tests-0123456789";
    public static final String WRITER = "writer-token-for-tests-0123456789";

    private static final String EVENTS = "../event-store/src/main/resources/db/event_store";
    private static final String VIEWS = "../projector/src/main/resources/db/read_model";

    private LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.startWith(List.of("--track_activity_query_size=32kB"));
        Views.url = "jdbc:" + postgres.url();
        migrate(Views.url, "event_store", EVENTS, "german");
        migrate(Views.url, "read_model", VIEWS, "german");
        return Map.ofEntries(
                Map.entry("rollcall.feed.window", "64"),
                Map.entry("rollcall.feed.heartbeat", "500ms"),
                Map.entry("rollcall.live.lag", "3s"),
                Map.entry("rollcall.database.url", postgres.url()),
                Map.entry("rollcall.access.tokens.reader.secret", READER),
                Map.entry("rollcall.access.tokens.reader.scopes", "read"),
                Map.entry("rollcall.access.tokens.writer.secret", WRITER),
                Map.entry("rollcall.access.tokens.writer.scopes", "write"),
                Map.entry("rollcall.access.tokens.operator.secret", OPERATOR),
                Map.entry("rollcall.access.tokens.operator.scopes", "operate"));
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /// Migrates again, with another `rollcall.search.language`.
    public static void speak(String language) {
        migrate(Views.url, "read_model", VIEWS, language);
    }

    private static void migrate(String url, String schema, String folder, String language) {
        Flyway.configure()
                .dataSource(url, "rollcall_owner", "")
                .schemas(schema)
                .locations("filesystem:" + folder)
                .placeholders(Map.of("search_language", language))
                .load()
                .migrate();
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
