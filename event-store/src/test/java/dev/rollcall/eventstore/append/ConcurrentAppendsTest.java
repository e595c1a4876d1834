package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.insist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.StoreDatabase;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two pods, many callers, few streams, and backends that are killed: the log that comes out is one
/// that callers could have written one after the other.
class ConcurrentAppendsTest {

    private static final int CALLERS = 10;
    private static final int APPENDS = 40;

    private final long seed = new Random().nextLong();
    private final List<String> teams = Stream.generate(Appends::newStream).limit(2).toList();
    private final List<String> updates = Stream.generate(Appends::newStream).limit(5).toList();
    private final Queue<Append> attempted = new ConcurrentLinkedQueue<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    private StoreDatabase database;
    private Pool pool;

    private record Acknowledged(Append append, Appended result) {}

    @BeforeEach
    void setUp() throws SQLException {
        System.out.println("seed = " + seed);
        database = StoreDatabase.create();
        pool = database.pool(6);
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void concurrent_appends_make_a_log_that_could_have_been_written_one_by_one() throws Exception {
        // Given
        var pods =
                List.of(
                        new Appender(database.pool(3), AppendSettings.DEFAULT, _ -> {}),
                        new Appender(database.pool(3), AppendSettings.DEFAULT, _ -> {}));

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<?>>();
            for (int n = 0; n < CALLERS; n++) {
                var random = new Random(seed + n);
                var pod = pods.get(n % pods.size());
                callers.add(threads.submit(() -> call(pod, random)));
            }
            for (var caller : callers) {
                caller.get();
            }
        }

        // Then
        var log = await(new EventReader(pool).after(0, 1_000_000));
        assertThat(log).as("seed %d", seed).hasSizeGreaterThan(CALLERS * APPENDS / 2);
        positionsAndTimestampsGrow(log);
        sequencesAreWhole(log);
        whatWasAcknowledgedIsThereOnce(log);
        everyAppendIsThereWholeOrNotAtAll(log);
        everyReadStoodWhenItsAppendWasStored(log);
    }

    /// A caller loads, decides, appends; on conflict it decides again; on a failure it sends the
    /// same again, as after an unknown outcome.
    private void call(Appender pod, Random random) {
        for (int n = 0; n < APPENDS; n++) {
            if (random.nextInt(40) == 0) {
                killABackend();
            }
            var stored = false;
            while (!stored) {
                stored = send(pod, decide(random));
            }
        }
    }

    private boolean send(Appender pod, Append append) {
        attempted.add(append);
        return switch (insist(pod.append(append))) {
            case Appended result -> {
                acknowledged.add(new Acknowledged(append, result));
                yield true;
            }
            case Conflict _ -> isStored(append);
        };
    }

    /// Writes an update and reads its team; or writes a team; or two updates together.
    private Append decide(Random random) {
        var team = teams.get(random.nextInt(teams.size()));
        var one = updates.get(random.nextInt(updates.size()));
        var other = updates.get(random.nextInt(updates.size()));
        return switch (random.nextInt(4)) {
            case 0 -> Appends.append(event(team, head(team) + 1));
            case 1 -> {
                long head = head(one);
                var first = event(one, head + 1);
                yield one.equals(other)
                        ? Appends.append(first, event(one, head + 2))
                        : Appends.append(first, event(other, head(other) + 1));
            }
            default -> {
                long read = head(team);
                yield Appends.having(Appends.append(event(one, head(one) + 1)), team, read);
            }
        };
    }

    private long head(String stream) {
        return insist(new EventReader(pool).stream(stream, 0, 1_000_000)).stream()
                .mapToLong(Envelope::sequence)
                .max()
                .orElse(0);
    }

    private boolean isStored(Append append) {
        return insist(new EventReader(pool).byId(append.events().getFirst().id())).isPresent();
    }

    private void killABackend() {
        await(
                pool.query(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = current_database()
                                and pid <> pg_backend_pid()
                                and query like '%event_store.append%'
                                order by random()
                                limit 1
                                """)
                        .execute()
                        .onFailure()
                        .recoverWithNull());
    }

    private void positionsAndTimestampsGrow(List<Envelope> log) {
        assertThat(log).extracting(Envelope::position).isSorted().doesNotHaveDuplicates();
        assertThat(log).extracting(Envelope::timestamp).isSorted();
    }

    private void sequencesAreWhole(List<Envelope> log) {
        Map<String, Long> heads = new HashMap<>();
        for (var event : log) {
            assertThat(event.sequence())
                    .as("seed %d, %s", seed, event)
                    .isEqualTo(heads.merge(event.aggregateId(), 1L, Long::sum));
        }
    }

    private void whatWasAcknowledgedIsThereOnce(List<Envelope> log) {
        assertThat(log).extracting(Envelope::id).doesNotHaveDuplicates();
        Map<Long, UUID> idsByPosition = new HashMap<>();
        log.forEach(event -> idsByPosition.put(event.position(), event.id()));
        for (var each : acknowledged) {
            long position = each.result().firstPosition();
            for (var event : each.append().events()) {
                assertThat(idsByPosition.get(position++)).as("seed %d", seed).isEqualTo(event.id());
            }
        }
    }

    private void everyAppendIsThereWholeOrNotAtAll(List<Envelope> log) {
        var ids = log.stream().map(Envelope::id).toList();
        for (var append : attempted) {
            long stored =
                    append.events().stream().filter(event -> ids.contains(event.id())).count();
            assertThat(stored).as("seed %d", seed).isIn(0L, (long) append.events().size());
        }
    }

    private void everyReadStoodWhenItsAppendWasStored(List<Envelope> log) {
        Map<UUID, Append> byFirstEvent = new HashMap<>();
        attempted.forEach(append -> byFirstEvent.put(append.events().getFirst().id(), append));
        Map<String, Long> heads = new HashMap<>();
        for (var event : log) {
            var append = byFirstEvent.get(event.id());
            if (append != null) {
                for (var read : append.reads()) {
                    assertThat(heads.getOrDefault(read.aggregateId(), 0L))
                            .as("seed %d, read by %s", seed, event)
                            .isEqualTo(read.sequence());
                }
            }
            heads.put(event.aggregateId(), event.sequence());
        }
    }
}
