package dev.rollcall.torture.clients;

import dev.rollcall.systemtests.running.Door;
import dev.rollcall.torture.history.Ending.Acknowledged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Clients that work until [#finish()], and whoever joins them.
public final class Crowd implements AutoCloseable {
    private static final int WRITERS = 64;
    private static final int MEMBERS = 12;
    private static final int TEAMS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Teams teams = new Teams();
    private final Updates updates = new Updates();
    private final Journal journal = new Journal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Client> clients;
    private final List<Callable<Void>> workers = new ArrayList<>();
    private final List<Future<Void>> running = new ArrayList<>();
    private volatile boolean finishing;

    private Crowd(int size, List<Door> pods, long seed) {
        var random = new SplittableRandom(seed);
        clients =
                IntStream.range(0, size)
                        .mapToObj(number -> client(pods, random.split(), number))
                        .toList();
    }

    /// Each sends to any of these pods, and to the next one where there is no answer.
    public static Crowd ofWriters(List<Door> pods, long seed) {
        var crowd = new Crowd(WRITERS, pods, seed);
        crowd.workers.addAll(crowd.clients);
        return crowd;
    }

    /// The same, but fewer, who do more kinds of things.
    public static Crowd ofMembers(List<Door> pods, long seed) {
        var crowd = new Crowd(MEMBERS, pods, seed);
        crowd.clients.forEach(client -> crowd.workers.add(new Member(client)));
        return crowd;
    }

    private Client client(List<Door> pods, SplittableRandom random, int number) {
        var sender = new Sender(pods, journal, random);
        return new Client("client-" + number, teams, updates, sender, random, () -> finishing);
    }

    /// One more, who is told when to finish; before [#start()].
    public void join(Function<BooleanSupplier, Callable<Void>> other) {
        workers.add(other.apply(() -> finishing));
    }

    public void start() throws InterruptedException {
        for (int n = 0; n < TEAMS; n++) {
            var client = clients.get(n);
            if (client.register(client.marker()) instanceof Acknowledged(var id, var _)) {
                teams.add(UUID.fromString(id));
            }
        }
        workers.forEach(worker -> running.add(threads.submit(worker)));
    }

    public Journal journal() {
        return journal;
    }

    /// Whether one has ended by a failure of its own.
    public boolean hasFailed() {
        return running.stream().anyMatch(one -> one.state() == Future.State.FAILED);
    }

    /// Each ends what it has begun.
    public void finish() throws InterruptedException {
        finishing = true;
        for (var one : running) {
            try {
                one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("a client failed", e);
            }
        }
    }

    @Override
    public void close() {
        finishing = true;
        threads.shutdownNow();
    }
}
