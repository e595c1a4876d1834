package dev.rollcall.bench.projector;

import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.FilledLog;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.bench.projector.CatchingUp.Caught;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Events per second that the packaged projector catches up with from Kafka, two views at a time,
/// against set-based SQL over the stored events, and against a consumer that does one by one.
@Command(
        name = "project",
        description =
                "Catching up from Kafka, against set-based SQL and an event-by-event consumer.",
        mixinStandardHelpOptions = true)
public final class ProjectBench implements Callable<Integer> {

    private static final int POISON_EVERY = 1_000;

    @Mixin private Options options;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "How many; 600,000 unless told, of which the first 100,000 warm up; a fifth of that with --quick.")
    private Integer events;

    @Override
    public Integer call() throws Exception {
        if (events == null) {
            events = options.quick() ? 120_000 : 600_000;
        }
        var settings = StackSettings.temporary();
        try (var postgres = Database.server();
                var broker = new Broker();
                var clean = log(Database.of(postgres).beside("clean"), 0);
                var poisoned = log(Database.of(postgres).beside("poisoned"), POISON_EVERY)) {
            System.out.printf(
                    "%s; Kafka, one broker, %d partitions; %,d events, %d rounds%n",
                    clean.database().describe(),
                    Broker.PARTITIONS,
                    events,
                    options.pace().rounds());
            var figures =
                    measure(
                            new CatchingUp(settings, clean, broker),
                            new CatchingUp(settings, poisoned, broker));
            options.tell(new Report(figures));
        } finally {
            Folder.delete(settings.data());
        }
        return 0;
    }

    private FilledLog log(Database database, int poisonEvery) throws Exception {
        database.migrate("read_model");
        return new FilledLog(database, new StoredHistory(poisonEvery), events);
    }

    private List<Figure> measure(CatchingUp clean, CatchingUp poisoned) throws Exception {
        var rates = new Rounds("events/s");
        for (int round = 1; round <= options.pace().rounds(); round++) {
            var one = clean.projectors(1);
            var set = clean.setBased();
            check(one, set);
            add(rates, "one", one);
            add(rates, "set", set);
            add(
                    rates,
                    "single",
                    clean.eventByEvent(Math.min(events, options.quick() ? 2_000 : 8_000)));
            var two = clean.projectors(2);
            check(two, set);
            add(rates, "two", two);
            add(rates, "poisoned", poisoned.projectors(1));
        }
        return List.of(
                rates.figure("project", "one", "set-based SQL", "set", new AtLeast(0.4)),
                rates.figure(
                        "project_one_by_one", "one", "event by event", "single", new AtLeast(10)),
                rates.figure("project_two_pods", "two", "one pod", "one", new AtLeast(1.4)),
                rates.figure(
                        "project_poison", "poisoned", "none poisoned", "one", new AtLeast(0.8)));
    }

    private static void add(Rounds rates, String name, Caught caught) {
        System.out.printf(
                "  %-10s %,9.0f events/s; processors %3.0f %% busy, projectors %3.0f %%%n",
                name, caught.eventsPerSecond(), 100 * caught.busy(), 100 * caught.projectors());
        rates.add(name, caught.eventsPerSecond());
    }

    /// What is not the same was not worth measuring.
    private static void check(Caught projected, Caught set) {
        if (!projected.fingerprint().equals(set.fingerprint())) {
            throw new IllegalStateException(
                    "the views differ: %s, and by SQL %s"
                            .formatted(projected.fingerprint(), set.fingerprint()));
        }
    }
}
