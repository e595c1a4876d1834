package dev.rollcall.bench.append;

import dev.rollcall.bench.Callers;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Pace;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.bench.StoredUpdates;
import dev.rollcall.eventstore.append.AppendSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Durable appends per second on top of millions of stored events, against the same on top of
/// thousands, in two databases of one server.
@Command(
        name = "size",
        description = "Appends per second with ten million events stored, against ten thousand.",
        mixinStandardHelpOptions = true)
public final class SizeBench implements Callable<Integer> {

    private static final int CALLERS = 256;

    private static final int FEW = 10_000;

    @Mixin private Options options;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many are stored; 10 million unless told, 300,000 with --quick.")
    private Integer events;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (events == null) {
            events = options.quick() ? 300_000 : 10_000_000;
        }
        try (var postgres = Database.server()) {
            var server = Database.of(postgres);
            System.out.println(server.describe());
            var many = filled(server, "many", events);
            var few = filled(server, "few", Math.min(FEW, events / 100));
            options.tell(new Report(List.of(compare(many, few, options.pace()))));
        }
        return 0;
    }

    private static Database filled(Database server, String name, int events) throws SQLException {
        long start = System.nanoTime();
        var database = server.beside(name).migrate("event_store");
        new StoredUpdates().fill(database, events);
        System.out.printf(
                "%,d events stored within %d s: %s%n",
                events,
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                database.ask("select pg_size_pretty(pg_database_size(current_database()))"));
        return database;
    }

    /// The small store is a fresh copy in each round: it would not stay small. Copies stay until
    /// the end: dropping one makes a checkpoint, whose cost would fall on the large store alone.
    private static Figure compare(Database many, Database few, Pace pace)
            throws InterruptedException, SQLException {
        var rates = new Rounds("appends/s");
        appends(many, pace.warmUp(), pace.search());
        for (int round = 0; round < pace.rounds(); round++) {
            boolean manyFirst = round % 2 == 0;
            if (manyFirst) {
                rates.add("many", appends(many, pace.search(), pace.measurement()));
            }
            rates.add("few", appends(few.copy("few_" + round), pace.search(), pace.measurement()));
            if (!manyFirst) {
                rates.add("many", appends(many, pace.search(), pace.measurement()));
            }
        }
        return rates.figure(
                "append_256_callers_filled", "many", "few events", "few", new AtLeast(0.9));
    }

    private static double appends(Database database, Duration warmUp, Duration time)
            throws InterruptedException {
        try (var store = new BenchStore(database)) {
            var appender = store.appender(AppendSettings.DEFAULT.statementsInFlight());
            Callers.rate(CALLERS, warmUp, () -> AppendBench.free(appender));
            return Callers.rate(CALLERS, time, () -> AppendBench.free(appender));
        }
    }
}
