package dev.rollcall.bench.relay;

import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Events per second from a filled store into a real broker through the relay, against a bare loop
/// over a producer of the same settings that sends the same records.
@Command(
        name = "relay",
        description = "Events per second from the store into Kafka, against a bare producer loop.",
        mixinStandardHelpOptions = true)
public final class RelayBench implements Callable<Integer> {

    @Option(names = "--quick", description = "A first look: fewer events and rounds.")
    private boolean quick;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the rows to FILE as JSON.")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        int events = quick ? 100_000 : 300_000;
        int rounds = quick ? 3 : 5;
        try (var log = new FilledLog(events);
                var broker = new Broker()) {
            System.out.printf(
                    "%s; Kafka, one broker, 12 partitions; %,d events, %d rounds%n",
                    log.describe(), events, rounds);
            var report = new Report(measure(log, broker, rounds));
            System.out.println();
            System.out.print(report.table());
            if (json != null) {
                report.writeJson(json);
            }
        }
        return 0;
    }

    private static List<Figure> measure(FilledLog log, Broker broker, int rounds)
            throws InterruptedException, SQLException {
        var relayed = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        // The first of each warms up.
        for (int round = 0; round <= rounds; round++) {
            var topic = broker.newTopic();
            double relay = log.events() / log.publishThroughRelay(broker, topic);
            var records = broker.records(topic, log.events());
            double loop = log.events() / broker.send(records);
            System.out.printf(
                    "%s: relay %,.0f/s, bare loop %,.0f/s%n",
                    round == 0 ? "warm-up" : "round " + round, relay, loop);
            if (round > 0) {
                relayed.add(relay);
                bare.add(loop);
            }
        }
        return List.of(
                new Figure(
                        "relay",
                        "events/s",
                        new Sample(relayed),
                        "producer loop",
                        new Sample(bare),
                        0.6));
    }
}
