package dev.rollcall.commands.handling;

import static dev.rollcall.commands.handling.LongTeam.name;
import static dev.rollcall.commands.handling.Requests.expecting;
import static dev.rollcall.commands.handling.Requests.request;
import static dev.rollcall.commands.handling.Store.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.handling.Outcome.Done;
import dev.rollcall.commands.handling.Outcome.IdReused;
import dev.rollcall.commands.handling.Outcome.Outdated;
import dev.rollcall.commands.handling.Outcome.Rejected;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Metadata;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A long stream is loaded from a snapshot, and nobody can tell but by the time it takes.
class SnapshotsTest {

    private static final int LONG = 10_000;
    private static final int ENOUGH = 600;

    private static Store store;

    @BeforeAll
    static void start() {
        store = Store.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void a_repeat_from_before_the_snapshot_gets_the_first_answer() {
        // Given a team whose first two commands lie ten thousand events back, before its snapshot
        var registration = request();
        var renaming = request();
        var team = LongTeam.registered(store, registration);
        var rename = TeamPlans.rename(team.id(), name(2));
        team.handle(store.pod(), renaming, rename);
        team.grow(3, LONG);
        team.takeSnapshot(LONG);

        // When, Then
        for (var pod : List.of(store.pod(), store.pod())) {
            assertThat(team.handle(pod, renaming, rename)).isEqualTo(new Done(team.id(), 2));
            assertThat(team.handle(pod, registration, TeamPlans.register(team.id(), name(1))))
                    .isEqualTo(new Done(team.id(), 1));
            assertThat(team.handle(pod, withAnotherBody(renaming), rename))
                    .isEqualTo(new IdReused());
        }
        assertThat(team.head()).isEqualTo(LONG);
    }

    @Test
    void deleting_all_snapshots_changes_no_answer() {
        // Given two teams of ten thousand events each
        var kept = LongTeam.withSnapshot(store, LONG);
        var deleted = LongTeam.withSnapshot(store, LONG);

        // When the snapshot of one of them is deleted before each command
        var withSnapshots = answers(kept, () -> {});
        var without = answers(deleted, deleted::deleteSnapshot);

        // Then
        assertThat(withSnapshots).isEqualTo(expected(kept));
        assertThat(without).isEqualTo(expected(deleted));
    }

    private static List<Outcome> expected(LongTeam team) {
        return List.of(
                new Done(team.id(), LONG),
                new Outdated(LONG),
                new Rejected(Rejection.TEAM_EXISTS),
                new Done(team.id(), LONG + 1),
                new Done(team.id(), LONG + 2),
                new Rejected(Rejection.TEAM_ARCHIVED));
    }

    /// Each from a pod that has never heard of the team.
    private static List<Outcome> answers(LongTeam team, Runnable before) {
        var member = TeamPlans.addMember(team.id(), new Member("T1", "U1"));
        return Stream.<Supplier<Outcome>>of(
                        () -> team.rename(store.pod(), name(LONG)),
                        () -> team.handle(store.pod(), expecting(7), member),
                        () ->
                                team.handle(
                                        store.pod(),
                                        request(),
                                        TeamPlans.register(team.id(), "Again")),
                        () -> team.handle(store.pod(), request(), member),
                        () -> team.handle(store.pod(), request(), TeamPlans.archive(team.id())),
                        () -> team.rename(store.pod(), "Too late"))
                .map(
                        command -> {
                            before.run();
                            return command.get();
                        })
                .toList();
    }

    @Test
    void a_long_stream_is_loaded_from_its_snapshot_on() {
        // Given a snapshot that says something else than its events do
        var team = LongTeam.withSnapshot(store, ENOUGH);
        team.tamper("state = jsonb_set(state, '{Active,name}', '\"Believed\"')");

        // When, Then
        assertThat(team.rename(store.pod(), "Believed")).isEqualTo(new Done(team.id(), ENOUGH));
        team.grow(ENOUGH + 1, ENOUGH + 1);
        assertThat(team.rename(store.pod(), name(ENOUGH + 1)))
                .isEqualTo(new Done(team.id(), ENOUGH + 1));
    }

    @Test
    void a_pod_that_goes_on_appending_takes_one_now_and_then() {
        var team = LongTeam.registered(store, request());
        team.grow(2, 200);
        var pod = store.pod();

        for (int n = 201; n <= 300; n++) {
            team.rename(pod, name(n));
        }

        await().atMost(PATIENCE).until(() -> team.hasSnapshotAt(256));
    }

    @Test
    void a_stream_of_common_length_has_none() {
        var team = LongTeam.registered(store, request());
        team.grow(2, 255);
        team.rename(store.pod(), name(255));

        LongTeam.withSnapshot(store, ENOUGH);

        assertThat(team.snapshot()).isEmpty();
    }

    @Test
    void a_snapshot_that_cannot_be_written_or_read_fails_no_command_and_is_told_once() {
        // Given
        var teams = Stream.generate(() -> LongTeam.of(store, ENOUGH)).limit(3).toList();
        var pod = store.pod();
        store.administer("revoke all on commands.snapshots from rollcall_commands");

        try (var log = LogLines.of(Snapshots.class)) {
            // When
            for (var team : teams) {
                assertThat(team.rename(pod, "Other")).isEqualTo(new Done(team.id(), ENOUGH + 1));
            }
            store.administer("grant all on commands.snapshots to rollcall_commands");

            // Then
            var next = LongTeam.of(store, ENOUGH);
            await().atMost(PATIENCE).until(() -> isKeptBy(pod, next));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("could not be written"))
                    .hasSize(1);
        }
    }

    private static boolean isKeptBy(CommandHandler pod, LongTeam team) {
        team.rename(pod, name(ENOUGH));
        return team.hasSnapshotAt(ENOUGH);
    }

    private static Request withAnotherBody(Request request) {
        var other =
                new Metadata(
                        "ada",
                        "rest",
                        null,
                        null,
                        "test",
                        null,
                        request.commandId().toString(),
                        "other",
                        null,
                        null,
                        null);
        return new Request(request.commandId(), other, OptionalLong.empty());
    }
}
