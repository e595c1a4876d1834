package dev.rollcall.bench.projector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Events per second of a whole rebuild of `status_updates` by the packaged projector, from when it
/// is asked for until it is live, against set-based SQL that fills the same tables.
@Command(
        name = "rebuild",
        description = "A view's rebuild, from asking for it until it is live, against SQL.",
        mixinStandardHelpOptions = true)
public final class RebuildBench implements Callable<Integer> {

    private static final String REBUILD = "/projector/v1/projections/status_updates/rebuild";
    private static final Duration STALLED = Duration.ofMinutes(10);

    @Mixin private Options options;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many are stored; 1,000,000 unless told, 200,000 with --quick.")
    private Integer events;

    @Override
    public Integer call() throws Exception {
        if (events == null) {
            events = options.quick() ? 200_000 : 1_000_000;
        }
        var settings = StackSettings.temporary();
        try (var postgres = Database.server();
                var broker = new Broker()) {
            var stored = Database.of(postgres).beside("stored");
            stored.migrate("event_store", "read_model");
            new StoredHistory(0).fill(stored, events);
            var live = stored.copy("live");
            SetBased.both(live, 0, events);
            int rounds = options.pace().rounds();
            System.out.printf("%s; %,d events, %d rounds%n", stored.describe(), events, rounds);
            var rates = new Rounds("events/s");
            for (int round = 1; round <= rounds; round++) {
                double rebuild = rebuild(settings, live.copy("rebuild_" + round), broker);
                double sql = sql(stored.copy("sql_" + round));
                System.out.printf("  rebuild %,.0f events/s, SQL %,.0f%n", rebuild, sql);
                rates.add("rebuild", rebuild);
                rates.add("sql", sql);
            }
            options.tell(
                    new Report(
                            List.of(
                                    rates.figure(
                                            "rebuild",
                                            "rebuild",
                                            "set-based SQL",
                                            "sql",
                                            new AtLeast(0.6)))));
        } finally {
            Folder.delete(settings.data());
        }
        return 0;
    }

    private double sql(Database database) throws SQLException {
        double seconds = SetBased.updates(database, 0, events);
        database.drop();
        return events / seconds;
    }

    private double rebuild(StackSettings settings, Database database, Broker broker)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        var topic = broker.newTopic();
        new Views(database).ready(broker.id(topic), events);
        try (var pod = new ProjectorPod(settings, database, broker, topic)) {
            pod.awaitPartitions(Broker.PARTITIONS);
            long start = System.nanoTime();
            pod.post(REBUILD + "?swap=auto");
            var rebuilt = await(pod, start);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (rebuilt.path("differences").asLong() != 0) {
                throw new IllegalStateException(
                        "rebuilt rows differ from those by SQL: " + rebuilt);
            }
            return events / seconds;
        } finally {
            database.drop();
        }
    }

    private static JsonNode await(ProjectorPod pod, long start)
            throws IOException, InterruptedException {
        var rebuild = pod.get(REBUILD);
        while (!rebuild.path("phase").asText().equals("done")) {
            if (System.nanoTime() - start > STALLED.toNanos()) {
                throw pod.failure("does not end its rebuild: " + rebuild);
            }
            Thread.sleep(50);
            rebuild = pod.get(REBUILD);
        }
        return rebuild;
    }
}
