package dev.rollcall.systemtests.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Clients that write for a team of their own until [#finish()], and the account of what was
/// acknowledged to them, which the store, the views, the history and the stream must equal.
public final class Load implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningSystem system;
    private final String team;
    private final Ledger ledger = new Ledger();
    private final LiveStream stream;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Client> clients;
    private final List<Future<?>> running = new ArrayList<>();

    private Load(RunningSystem system, List<Door> doors) {
        var seed = Long.getLong("rollcall.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("  load with seed %d%n", seed);
        this.system = system;
        this.team = system.registerTeam("Load " + seed);
        this.stream = LiveStream.open(system.door(Service.API), "team_id=" + team);
        this.clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(number -> new Client(doors, team, ledger, seed, number))
                        .toList();
        clients.forEach(client -> running.add(threads.submit(client)));
    }

    /// Each client turns to the next of these pods where one does not answer.
    public static Load on(RunningSystem system, Pod... commands) {
        return new Load(system, Arrays.stream(commands).map(system::door).toList());
    }

    /// Waits until so many more commands are acknowledged than now.
    public Load awaitAcknowledged(int more) {
        var enough = ledger.acknowledged() + more;
        await("%d acknowledged".formatted(enough))
                .atMost(PATIENCE)
                .until(() -> ledger.acknowledged() >= enough || hasFailed());
        return this;
    }

    private boolean hasFailed() {
        return running.stream().anyMatch(one -> one.state() == Future.State.FAILED);
    }

    /// Each client ends what it has begun; so what was sent was acknowledged, all of it.
    public Load finish() throws InterruptedException, TimeoutException {
        clients.forEach(Client::finish);
        for (var one : running) {
            try {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("a client gave up", e.getCause());
            }
        }
        return this;
    }

    /// Every acknowledged update is there exactly once, as it was acknowledged last, and its
    /// changes came one after the other, none missing and none twice.
    public void expectEverythingOnce() {
        await("the view").atMost(PATIENCE).untilAsserted(this::expectView);
        var sequences = ledger.sequences();
        assertThat(system.database().appended(sequences.keySet())).isEqualTo(sequences);
        // The view has what is retracted no more, the history has all of it.
        await("the history")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(system.database().history(sequences.keySet()))
                                        .isEqualTo(sequences));
        await("the stream").untilAsserted(() -> assertThat(streamed()).isEqualTo(sequences));
        System.out.printf(
                "  %d updates and %d events once each, after %d repeated requests%n",
                sequences.size(), ledger.acknowledged(), ledger.repeats());
    }

    private void expectView() {
        var listed =
                system.door(Service.API).all("/api/v1/status-updates?limit=200&team_id=" + team);
        assertThat(listed.stream().map(Update::of).toList())
                .containsExactlyInAnyOrderElementsOf(ledger.visible());
    }

    private Map<String, List<Long>> streamed() {
        return stream.events().stream()
                .filter(event -> event.name().equals("status_update"))
                .collect(
                        groupingBy(
                                event -> event.data().at("/row/update_id").asText(),
                                TreeMap::new,
                                mapping(event -> event.data().get("sequence").asLong(), toList())));
    }

    @Override
    public void close() {
        clients.forEach(Client::finish);
        threads.shutdownNow();
        stream.close();
    }
}
