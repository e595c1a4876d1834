package dev.rollcall.commands.edge.slack;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.local.slack.SlackSimulator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The workspaces of a simulator of two, and what we know of them.
@ApplicationScoped
class Workspaces {

    static final String LOCAL = "T0LOCAL";
    static final String HARBOUR = "T1HARBOUR";

    private static final String REQUESTS = "rollcall_slack_requests";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;
    private final SlackWorkspaces known;
    private final SlackStore store;
    private final MeterRegistry metrics;

    Workspaces(Pool pool, SlackWorkspaces known, SlackStore store, MeterRegistry metrics) {
        this.pool = pool;
        this.known = known;
        this.store = store;
        this.metrics = metrics;
    }

    void install(String... teams) {
        for (var team : teams) {
            new Browser().install(team).statusCode(200);
            await().until(() -> known.usable(team));
        }
    }

    /// Until both events that Slack tells of it by were taken: one that comes after another install
    /// in the same second is taken for its end.
    void uninstall(SlackSimulator slack, String team) {
        double before = taken();
        slack.uninstall(team);
        await().until(() -> known.left(team) && taken() >= before + 2);
    }

    private double taken() {
        return Stream.of("tokens_revoked", "app_uninstalled")
                .flatMap(kind -> metrics.find(REQUESTS).tag("kind", kind).counters().stream())
                .mapToDouble(Counter::count)
                .sum();
    }

    Row row(String team) {
        return pool.preparedQuery(
                        "select * from commands.slack_workspaces where slack_workspace = $1")
                .execute(Tuple.of(team))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next();
    }

    void change(String sql, Object... arguments) {
        pool.preparedQuery(sql).execute(Tuple.from(arguments)).await().atMost(PATIENCE);
    }

    /// All of it, as the database shows it to whoever can read it.
    String shown() {
        return pool.query(
                        "select coalesce(string_agg(w::text || coalesce(encode(w.bot_token, 'escape'), '') || coalesce(encode(w.refresh_token, 'escape'), ''), ' '), '') from commands.slack_workspaces w")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getString(0);
    }

    List<SlackWorkspaceEvent> events(String team) {
        return store.of(NamedIds.slackWorkspace(team)).stream()
                .map(SlackStore::event)
                .map(SlackWorkspaceEvent.class::cast)
                .toList();
    }

    void awaitRecorded(String team) {
        await().until(() -> row(team).getLong("recorded").equals(row(team).getLong("change")));
    }

    static JsonPath posts(String workspace) {
        return given().auth()
                .oauth2(CommandsBackends.OPERATOR)
                .get("/commands/v1/slack-posts?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// The latest post that is about an update.
    static Map<String, Object> post(String workspace, String subject) {
        return posts(workspace).<Map<String, Object>>getList("posts").stream()
                .filter(post -> post.get("subject").equals(subject))
                .findFirst()
                .orElse(Map.of());
    }
}
