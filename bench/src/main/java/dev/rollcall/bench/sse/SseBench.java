package dev.rollcall.bench.sse;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.Below;
import dev.rollcall.bench.MissingToolException;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.bench.http.Times;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.machine.FreePort;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// One change on its way to many open streams, and what a stream costs that rests; against a bare
/// server that writes the same bytes to as many sockets.
@Command(
        name = "sse",
        description = "One change to many open streams, and the memory of an idle one.",
        mixinStandardHelpOptions = true)
public final class SseBench implements Callable<Integer> {

    private static final String TOKEN = "reader-of-the-benchmark";

    @Mixin private Options options;

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "How many each change goes to; ${DEFAULT-VALUE} unless told.")
    private int clients = 2_000;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description =
                    "How many are open when memory is measured; 10,000 unless told, 2,000 with --quick.")
    private Integer connections;

    private final Rounds delays = new Rounds("ms");
    private final Rounds memory = new Rounds("KiB");

    @Override
    public Integer call() throws Exception {
        if (connections == null) {
            connections = options.quick() ? 2_000 : 10_000;
        }
        needDescriptors(Math.max(2 * clients, connections));
        var settings = StackSettings.temporary();
        try (var postgres = Database.server()) {
            var database = Database.of(postgres).migrate("event_store", "read_model");
            System.out.printf(
                    "%s; %,d streams get each change, %,d rest%n",
                    database.describe(), clients, connections);
            try (var api = api(settings, database);
                    var bare = bare(settings, database);
                    var changes = new Changes(database, bare.stream())) {
                measureDelays(api, bare, changes);
                measureMemory("api", api, changes::commit);
                measureMemory("bare", bare, changes::post);
            }
        } finally {
            Folder.delete(settings.data());
        }
        options.tell(new Report(figures()));
        return 0;
    }

    private static Server api(StackSettings settings, Database database) {
        return new Server(
                settings,
                "api",
                "/api/v1/stream",
                TOKEN,
                Map.of(
                        "QUARKUS_MANAGEMENT_PORT",
                        "" + FreePort.any(),
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                        "false",
                        "ROLLCALL_DATABASE_URL",
                        database.url(),
                        "ROLLCALL_RATE_LIMIT_PER_SECOND",
                        "1000000",
                        "ROLLCALL_RATE_LIMIT_BURST",
                        "1000000",
                        "ROLLCALL_ACCESS_TOKENS_BENCH_SECRET",
                        TOKEN,
                        "ROLLCALL_ACCESS_TOKENS_BENCH_SCOPES",
                        "read"));
    }

    private static Server bare(StackSettings settings, Database database) {
        return new Server(
                settings,
                "bench-baseline",
                "/stream",
                TOKEN,
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        database.url(),
                        "QUARKUS_DATASOURCE_USERNAME",
                        "rollcall_owner"));
    }

    private void measureDelays(Server api, Server bare, Changes changes) throws Exception {
        int each = options.quick() ? 40 : 200;
        try (var readers = new Readers(api.stream(), TOKEN, clients);
                var bareReaders = new Readers(bare.stream(), TOKEN, clients)) {
            changes.to(readers, each, changes::commit); // warms up
            changes.to(bareReaders, each, changes::post);
            for (int round = 1; round <= options.pace().rounds(); round++) {
                add("api", changes.to(readers, each, changes::commit));
                add("bare", changes.to(bareReaders, each, changes::post));
            }
        }
    }

    private void add(String server, Times last) {
        for (var share : new double[] {0.5, 0.99}) {
            delays.add("%s p%.0f".formatted(server, 100 * share), last.milliseconds(share));
        }
        System.out.printf(
                "  %-5s the last of %,d has a change after %.1f ms, p99 %.1f ms%n",
                server, clients, last.milliseconds(0.5), last.milliseconds(0.99));
    }

    /// After some have come and gone, so that what all share is there before.
    private void measureMemory(String name, Server server, Changes.Way way) throws Exception {
        for (int round = 1; round <= Math.min(3, options.pace().rounds()); round++) {
            new Readers(server.stream(), TOKEN, 200).close();
            Thread.sleep(1_000); // until the server has seen that those of before are gone
            var before = Memory.of(server.pid());
            try (var readers = new Readers(server.stream(), TOKEN, connections)) {
                var with = Memory.of(server.pid());
                memory.add(name, with.perConnection(before, connections));
                long start = way.change();
                double last = (readers.awaitChange() - start) / 1e6;
                System.out.printf(
                        "  %-5s %,d rest: heap %s, resident %s, %.1f KiB each; a change reaches the last after %.0f ms%n",
                        name,
                        connections,
                        growth(before.heap(), with.heap()),
                        growth(before.resident(), with.resident()),
                        with.perConnection(before, connections),
                        last);
            }
        }
    }

    private static String growth(double before, double after) {
        return "%.1f → %.1f MiB".formatted(before / 1024, after / 1024);
    }

    private List<Figure> figures() {
        var against = "bare server";
        return List.of(
                delays.figure("sse_last_p50", "api p50", against, "bare p50", new Below(250)),
                delays.figure("sse_last_p99", "api p99", against, "bare p99", new Below(250)),
                memory.figure("sse_idle", "api", against, "bare", new Below(12)));
    }

    /// Each connection is one for its server and one here.
    private static void needDescriptors(int count) {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long needed = count + 500L;
        if (system.getMaxFileDescriptorCount() < needed) {
            throw new MissingToolException(
                    "%,d connections need ulimit -n %d, and it is %d"
                            .formatted(count, needed, system.getMaxFileDescriptorCount()));
        }
    }
}
