package dev.rollcall.bench.append;

import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Sample;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.StreamRead;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Durable appends per second through the Appender, against pgbench's single-row inserts into the
/// same table of the same server.
@Command(
        name = "append",
        description = "Appends per second, against single-row inserts by pgbench.",
        mixinStandardHelpOptions = true)
public final class AppendBench implements Callable<Integer> {

    private static final int MANY = 256;
    private static final int TEAMS = 50;
    private static final List<Integer> CLIENTS = List.of(4, 8, 16, 32, 64);

    @Option(names = "--quick", description = "A first look: half a minute, not three.")
    private boolean quick;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the rows to FILE as JSON.")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var pace = quick ? Pace.QUICK : Pace.FULL;
        SingleRowInserts.pgbench();
        try (var store = new BenchStore()) {
            System.out.println(store.describe());
            var report = new Report(measure(store, pace));
            System.out.println();
            System.out.print(report.table());
            System.out.printf("%,d events in the store at the end.%n", store.storedEvents());
            if (json != null) {
                report.writeJson(json);
            }
        }
        return 0;
    }

    private static List<Figure> measure(BenchStore store, Pace pace)
            throws IOException, InterruptedException {
        var inserts = SingleRowInserts.into(store);
        var appender = store.appender();
        var teams = teams(appender);
        Supplier<Append> free = () -> BenchStore.first(List.of());
        Supplier<Append> guarded = () -> BenchStore.first(List.of(anyOf(teams)));

        Callers.rate(appender, MANY, pace.warmUp(), guarded);
        int clients = fastest(inserts, pace.search());
        System.out.printf(
                "pgbench is fastest with %d clients; %d rounds of %d s each%n",
                clients, pace.rounds(), pace.measurement().toSeconds());

        var best = new ArrayList<Double>();
        var many = new ArrayList<Double>();
        var manyGuarded = new ArrayList<Double>();
        var single = new ArrayList<Double>();
        var alone = new ArrayList<Double>();
        var time = pace.measurement();
        for (int round = 0; round < pace.rounds(); round++) {
            best.add(inserts.rate(clients, time));
            many.add(Callers.rate(appender, MANY, time, free));
            manyGuarded.add(Callers.rate(appender, MANY, time, guarded));
            single.add(inserts.rate(1, time));
            alone.add(Callers.rate(appender, 1, time, free));
        }
        var fastest = "pgbench, %d clients".formatted(clients);
        return List.of(
                figure("append_256_callers", many, fastest, best, 3.0),
                figure("append_256_callers_guarded", manyGuarded, fastest, best, 2.5),
                figure("append_1_caller", alone, "pgbench, 1 client", single, 0.8));
    }

    private static Figure figure(
            String name,
            List<Double> measured,
            String against,
            List<Double> baseline,
            double goal) {
        return new Figure(
                name, "appends/s", new Sample(measured), against, new Sample(baseline), goal);
    }

    private static int fastest(SingleRowInserts inserts, Duration search)
            throws IOException, InterruptedException {
        int fastest = 1;
        double best = 0;
        for (int clients : CLIENTS) {
            double rate = inserts.rate(clients, search);
            if (rate > best) {
                best = rate;
                fastest = clients;
            }
        }
        return fastest;
    }

    /// Streams that decisions read, as a status update reads its team.
    private static List<StreamRead> teams(Appender appender) {
        return Stream.generate(() -> BenchStore.first(List.of()))
                .limit(TEAMS)
                .peek(team -> appender.append(team).await().indefinitely())
                .map(team -> new StreamRead(team.events().getFirst().aggregateId(), 1))
                .toList();
    }

    private static StreamRead anyOf(List<StreamRead> teams) {
        return teams.get(ThreadLocalRandom.current().nextInt(teams.size()));
    }
}
