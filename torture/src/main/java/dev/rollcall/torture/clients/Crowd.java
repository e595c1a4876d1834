package dev.rollcall.torture.clients;

import dev.rollcall.systemtests.running.Door;
import dev.rollcall.torture.history.Ending.Acknowledged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Clients that work until [#finish()].
public final class Crowd implements AutoCloseable {
    private static final int CLIENTS = 64;
    private static final int TEAMS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Teams teams = new Teams();
    private final Updates updates = new Updates();
    private final Journal journal = new Journal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Client> clients;
    private final List<Future<Void>> running = new ArrayList<>();
    private volatile boolean finishing;

    /// Each sends to any of these pods, and to the next one where there is no answer.
    public Crowd(List<Door> pods, long seed) {
        var random = new SplittableRandom(seed);
        clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(number -> client(pods, random.split(), number))
                        .toList();
    }

    private Client client(List<Door> pods, SplittableRandom random, int number) {
        var sender = new Sender(pods, journal, random);
        return new Client("client-" + number, teams, updates, sender, random, () -> finishing);
    }

    public void start() throws InterruptedException {
        for (int n = 0; n < TEAMS; n++) {
            var client = clients.get(n);
            if (client.register(client.marker()) instanceof Acknowledged(var id, var _)) {
                teams.add(UUID.fromString(id));
            }
        }
        clients.forEach(client -> running.add(threads.submit(client)));
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
