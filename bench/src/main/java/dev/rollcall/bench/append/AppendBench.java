package dev.rollcall.bench.append;

import dev.rollcall.bench.Callers;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Pace;
import dev.rollcall.bench.Pgbench;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.StreamRead;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Durable appends per second through the Appender, against pgbench's inserts into the same table
/// of the same server.
@Command(
        name = "append",
        description = "Appends per second, against single-row inserts by pgbench.",
        mixinStandardHelpOptions = true)
public final class AppendBench implements Callable<Integer> {

    private static final int MANY = 256;
    private static final int SOME = 64;
    private static final int TEAMS = 50;
    private static final int AGGREGATES = 1_000;
    private static final List<Integer> CLIENTS = List.of(4, 8, 16, 32, 64);
    private static final List<Integer> FEW_CLIENTS = List.of(1, 2, 4);

    @Mixin private Options options;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Statements of the Appender under way at a time, to compare.")
    private int inFlight = AppendSettings.DEFAULT.statementsInFlight();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var pace = options.pace();
        Pgbench.program();
        try (var postgres = Database.server();
                var store = new BenchStore(Database.of(postgres).migrate("event_store"))) {
            System.out.println(Database.of(postgres).describe());
            options.tell(new Report(measure(store, store.appender(inFlight), pace)));
            System.out.printf("%,d events in the store at the end.%n", store.storedEvents());
        }
        return 0;
    }

    private static List<Figure> measure(BenchStore store, Appender appender, Pace pace)
            throws IOException, InterruptedException {
        var rows = Inserts.into(store, 1);
        var hundreds = Inserts.into(store, 100);
        var teams = teams(appender);
        var warm = new Aggregates(AGGREGATES, appender, store.reader());
        var cold = new Aggregates(AGGREGATES, appender, store.reader());

        Callers.rate(MANY, pace.warmUp(), () -> guarded(appender, teams));
        Callers.rate(MANY, pace.search(), cold::changeRead);
        int clients = rows.pgbench().fastest(pace.search(), CLIENTS);
        int batchClients = hundreds.pgbench().fastest(pace.search(), FEW_CLIENTS);
        System.out.printf(
                "pgbench is fastest with %d clients (%d for 100 rows); %d rounds of %d s each%n",
                clients, batchClients, pace.rounds(), pace.measurement().toSeconds());

        var time = pace.measurement();
        var measured = new Rounds("appends/s");
        for (int round = 0; round < pace.rounds(); round++) {
            measured.add("row", rows.rate(clients, time));
            measured.add("many", Callers.rate(MANY, time, () -> free(appender)));
            measured.add("guarded", Callers.rate(MANY, time, () -> guarded(appender, teams)));
            measured.add("warm", Callers.rate(SOME, time, warm::changeRemembered));
            measured.add("cold", Callers.rate(SOME, time, cold::changeRead));
            measured.add("hundred", hundreds.rate(batchClients, time));
            measured.add("row alone", rows.rate(1, time));
            measured.add("alone", Callers.rate(1, time, () -> free(appender)));
        }
        var fastest = "pgbench, %d clients".formatted(clients);
        return List.of(
                measured.figure("append_256_callers", "many", fastest, "row", new AtLeast(3.0)),
                measured.figure(
                        "append_256_callers_batches",
                        "many",
                        "pgbench, 100 rows",
                        "hundred",
                        new AtLeast(0.55)),
                measured.figure(
                        "append_256_callers_guarded", "guarded", fastest, "row", new AtLeast(2.5)),
                measured.figure(
                        "append_1_caller",
                        "alone",
                        "pgbench, 1 client",
                        "row alone",
                        new AtLeast(0.8)),
                measured.figure("change_64_callers_warm", "warm", fastest, "row", new AtLeast(1.5)),
                measured.figure(
                        "change_64_callers_cold", "cold", fastest, "row", new AtLeast(0.5)));
    }

    static Uni<Void> free(Appender appender) {
        return store(appender, BenchStore.first(List.of()));
    }

    /// As a status update relies on its team.
    private static Uni<Void> guarded(Appender appender, List<StreamRead> teams) {
        var team = teams.get(ThreadLocalRandom.current().nextInt(teams.size()));
        return store(appender, BenchStore.first(List.of(team)));
    }

    private static Uni<Void> store(Appender appender, Append append) {
        return appender.append(append)
                .invoke(
                        result -> {
                            if (result instanceof Conflict) {
                                throw new IllegalStateException("unexpected conflict");
                            }
                        })
                .replaceWithVoid();
    }

    /// Streams that decisions read.
    private static List<StreamRead> teams(Appender appender) {
        return Stream.generate(() -> BenchStore.first(List.of()))
                .limit(TEAMS)
                .peek(team -> appender.append(team).await().indefinitely())
                .map(team -> new StreamRead(team.events().getFirst().aggregateId(), 1))
                .toList();
    }
}
