package dev.rollcall.commands.handling;

import static dev.rollcall.commands.handling.Requests.request;
import static dev.rollcall.commands.handling.Store.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.NewEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/// A team that was renamed more often than any team is: its n-th event names it `Name n`.
record LongTeam(Store store, UUID id) {

    private static final int AT_ONCE = 1_000;

    /// Its first event is the given request's.
    static LongTeam registered(Store store, Request registration) {
        var team = new LongTeam(store, UUID.randomUUID());
        team.handle(store.pod(), registration, TeamPlans.register(team.id, name(1)));
        return team;
    }

    static LongTeam of(Store store, long events) {
        var team = registered(store, request());
        team.grow(2, events);
        return team;
    }

    static LongTeam withSnapshot(Store store, long events) {
        var team = of(store, events);
        team.takeSnapshot(events);
        return team;
    }

    /// Whoever loads it first takes one.
    void takeSnapshot(long head) {
        rename(store.pod(), name(head));
        await().atMost(PATIENCE).until(() -> hasSnapshotAt(head));
    }

    static String name(long sequence) {
        return "Name " + sequence;
    }

    /// The events up to this sequence, written as another pod would.
    void grow(long from, long to) {
        for (long start = from; start <= to; start += AT_ONCE) {
            var events =
                    LongStream.rangeClosed(start, Math.min(to, start + AT_ONCE - 1))
                            .mapToObj(this::renamed)
                            .toList();
            var result =
                    store.appender.append(new Append(events, List.of())).await().atMost(PATIENCE);
            if (!(result instanceof Appended)) {
                throw new AssertionError(result);
            }
        }
    }

    private NewEvent renamed(long sequence) {
        return new NewEvent(
                UUID.randomUUID(),
                "TeamRenamed",
                1,
                id.toString(),
                sequence,
                "{\"name\": \"%s\"}".formatted(name(sequence)),
                "{}");
    }

    Outcome rename(CommandHandler pod, String name) {
        return handle(pod, request(), TeamPlans.rename(id, name));
    }

    Outcome handle(CommandHandler pod, Request request, Plan plan) {
        return pod.handle(request, plan).await().atMost(PATIENCE);
    }

    /// The sequence of its last event.
    long head() {
        return store.administer(
                        "select max(sequence) from event_store.events where aggregate_id = '%s'"
                                .formatted(id))
                .iterator()
                .next()
                .getLong(0);
    }

    record Snapshot(long sequence, UUID event, String shape, String state) {}

    Optional<Snapshot> snapshot() {
        var rows =
                store.administer(
                        """
                        select sequence, event_id, shape, state::text as state
                        from commands.snapshots
                        where aggregate_id = '%s'
                        """
                                .formatted(id));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(
                        row ->
                                new Snapshot(
                                        row.getLong("sequence"),
                                        row.getUUID("event_id"),
                                        row.getString("shape"),
                                        row.getString("state")))
                .findFirst();
    }

    boolean hasSnapshotAt(long sequence) {
        return snapshot().filter(taken -> taken.sequence() == sequence).isPresent();
    }

    void deleteSnapshot() {
        store.administer("delete from commands.snapshots where aggregate_id = '%s'".formatted(id));
    }

    /// Changes its snapshot, as SQL has it.
    void tamper(String changes) {
        store.administer(
                "update commands.snapshots set %s where aggregate_id = '%s'"
                        .formatted(changes, id));
    }
}
