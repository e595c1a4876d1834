package dev.rollcall.bench.relay;

import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.FilledLog;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.bench.StoredUpdates;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Events per second from a filled store into a real broker through the relay, against a bare loop
/// over a producer of the same settings that sends the same records.
@Command(
        name = "relay",
        description = "Events per second from the store into Kafka, against a bare producer loop.",
        mixinStandardHelpOptions = true)
public final class RelayBench implements Callable<Integer> {

    @Mixin private Options options;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        int events = options.quick() ? 100_000 : 300_000;
        int rounds = options.pace().rounds();
        try (var postgres = Database.server();
                var log = new FilledLog(Database.of(postgres), new StoredUpdates(), events);
                var broker = new Broker()) {
            System.out.printf(
                    "%s; Kafka, one broker, 12 partitions; %,d events, %d rounds%n",
                    log.database().describe(), events, rounds);
            options.tell(new Report(measure(log, broker, rounds)));
        }
        return 0;
    }

    private static List<Figure> measure(FilledLog log, Broker broker, int rounds)
            throws InterruptedException, SQLException {
        var loop = new ProducerLoop(broker);
        var measured = new Rounds("events/s");
        // The first of each warms up.
        for (int round = 0; round <= rounds; round++) {
            var topic = broker.newTopic();
            double relay = log.events() / log.publishThroughRelay(broker, topic);
            var records = loop.records(topic, log.events());
            double bare = log.events() / loop.send(records);
            System.out.printf(
                    "%s: relay %,.0f/s, bare loop %,.0f/s%n",
                    round == 0 ? "warm-up" : "round " + round, relay, bare);
            if (round > 0) {
                measured.add("relay", relay);
                measured.add("loop", bare);
            }
        }
        return List.of(
                measured.figure("relay", "relay", "producer loop", "loop", new AtLeast(0.6)));
    }
}
