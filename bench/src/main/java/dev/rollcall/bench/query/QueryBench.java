package dev.rollcall.bench.query;

import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Packaged;
import dev.rollcall.bench.Pgbench;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The api's queries: against an endpoint that answers from memory, against pgbench, and against
/// one another.
@Command(
        name = "query",
        description = "Queries per second, against memory, pgbench and one another.",
        mixinStandardHelpOptions = true)
public final class QueryBench implements Callable<Integer> {

    private static final String TOKEN = "reader-of-the-benchmark";
    private static final List<Integer> CLIENTS = List.of(2, 4, 8, 16);
    private static final double HARDLY_FASTER = 1.05;

    @Mixin private Options options;

    @Option(
            names = "--updates",
            paramLabel = "N",
            description = "How many there are; 1,000,000 unless told, 100,000 with --quick.")
    private Integer updates;

    @Option(
            names = "--versions",
            paramLabel = "N",
            description = "Of each in the history; ${DEFAULT-VALUE} unless told.")
    private int versions = 10;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "How many are kept busy; ${DEFAULT-VALUE} unless told.")
    private int connections = 64;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (updates == null) {
            updates = options.quick() ? 100_000 : 1_000_000;
        }
        Pgbench.program();
        var settings = StackSettings.temporary();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (var postgres = Database.server()) {
            var database = Database.of(postgres);
            var history = new QueriedHistory(database, updates, versions);
            history.fill();
            System.out.printf(
                    "%s; %,d updates, %,d versions, %d connections%n",
                    database.describe(), updates, (long) updates * versions, connections);
            try (var api = api(settings, database);
                    var memory = memory(settings, database)) {
                var queries =
                        new Queries(
                                history,
                                new Reads(vertx, connections, api.endpoint("/"), TOKEN),
                                new Reads(vertx, connections, memory.endpoint("/"), TOKEN));
                queries.keep(memory.endpoint("/answer"));
                options.tell(new Report(measure(queries, database, api)));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            Folder.delete(settings.data());
        }
        return 0;
    }

    private static Packaged api(StackSettings settings, Database database) {
        return new Packaged(
                settings,
                "api",
                Map.of(
                        "ROLLCALL_DATABASE_URL",
                        database.url(),
                        "ROLLCALL_RATE_LIMIT_PER_SECOND",
                        "",
                        "ROLLCALL_ACCESS_TOKENS_BENCH_SECRET",
                        TOKEN,
                        "ROLLCALL_ACCESS_TOKENS_BENCH_SCOPES",
                        "read"));
    }

    private static Packaged memory(StackSettings settings, Database database) {
        return new Packaged(
                settings,
                "bench-baseline",
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        database.url(),
                        "QUARKUS_DATASOURCE_USERNAME",
                        "rollcall_owner"));
    }

    private List<Figure> measure(Queries queries, Database database, Packaged api)
            throws IOException, InterruptedException, SQLException {
        var pace = options.pace();
        var kinds = queries.kinds();
        for (var kind : kinds) {
            warmUp(kind);
        }
        var sql = new Pgbench(database, "rollcall_api", queries.firstPagesInSql());
        int clients = sql.fastest(pace.search(), CLIENTS);
        var rates = new Rounds("queries/s");
        var order = new ArrayList<>(kinds);
        for (int round = 0; round < pace.rounds(); round++) {
            rates.add("sql", sql.rate(clients, pace.measurement()));
            for (var kind : order) {
                rates.add(kind.name(), told(kind, api));
            }
            Collections.rotate(order, 1);
        }
        return List.of(
                rates.figure("query_one", "one", "memory", "memory", new AtLeast(0.5)),
                rates.figure(
                        "query_page",
                        "page",
                        "pgbench, %d clients".formatted(clients),
                        "sql",
                        new AtLeast(0.6)),
                rates.figure(
                        "query_page_far",
                        "far page",
                        "page 1 (to %,d)".formatted(queries.farPage()),
                        "page",
                        new AtLeast(0.9)),
                rates.figure("query_as_of", "as of", "live page", "page", new AtLeast(0.5)),
                rates.figure(
                        "query_not_modified", "held", "page changed", "changed", new AtLeast(3)),
                rates.figure(
                        "query_one_not_modified",
                        "one held",
                        "row changed",
                        "one changed",
                        new AtLeast(3)));
    }

    private double told(Queries.Kind kind, Packaged api) throws InterruptedException {
        var time = options.pace().measurement();
        var before = api.processorTime();
        double rate = kind.rate(time);
        double used = api.processorTime().minus(before).toNanos() / 1e3 / (rate * time.toSeconds());
        System.out.printf(
                "  %-11s %,8.0f/s, of each the api's process takes %,.0f µs%n",
                kind.name(), rate, used);
        return rate;
    }

    /// A JVM compiles what is called often: until a stretch is hardly faster than the one before.
    private void warmUp(Queries.Kind kind) throws InterruptedException {
        var stretch = options.pace().warmUp();
        double before = 0;
        double now = kind.rate(stretch);
        while (!options.quick() && now > HARDLY_FASTER * before) {
            before = now;
            now = kind.rate(stretch);
        }
    }
}
