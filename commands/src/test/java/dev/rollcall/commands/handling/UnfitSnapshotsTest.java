package dev.rollcall.commands.handling;

import static dev.rollcall.commands.handling.LongTeam.name;
import static dev.rollcall.commands.handling.Store.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.handling.Outcome.Done;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Snapshots of another shape, of another history, or damaged: nobody decides on them.
class UnfitSnapshotsTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shape = 'fold of TeamEvent v0'",
                "event_id = gen_random_uuid()",
                "state = '[]'",
                "state = '{\"Active\": {\"name\": \"Wrong\"}}'",
            })
    void a_snapshot_that_does_not_fit_is_ignored_and_replaced(String flaw) {
        // Given
        var team = LongTeam.withSnapshot(store, ENOUGH);
        var taken = team.snapshot().orElseThrow();
        team.tamper("state = jsonb_set(state, '{Active,name}', '\"Wrong\"')");
        team.tamper(flaw);

        // When
        try (var log = LogLines.of(Snapshots.class)) {
            assertThat(team.rename(store.pod(), name(ENOUGH)))
                    .isEqualTo(new Done(team.id(), ENOUGH));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("the snapshot of aggregate " + team.id() + " is ignored");
        }

        // Then
        await().atMost(PATIENCE).until(() -> team.snapshot().orElseThrow().equals(taken));
    }

    @Test
    void a_snapshot_beyond_the_end_of_a_restored_log_is_ignored() {
        var team = LongTeam.withSnapshot(store, ENOUGH);
        store.loseAfter(team.id().toString(), ENOUGH - 100);

        assertThat(team.rename(store.pod(), name(ENOUGH - 100)))
                .isEqualTo(new Done(team.id(), ENOUGH - 100));
        await().atMost(PATIENCE).until(() -> team.hasSnapshotAt(ENOUGH - 100));
    }

    @Test
    void a_snapshot_of_what_a_restore_has_lost_is_ignored() {
        // Given a log that went back and then elsewhere
        var team = LongTeam.withSnapshot(store, ENOUGH);
        team.tamper("state = '{\"Archived\": {}}'");
        store.loseAfter(team.id().toString(), ENOUGH - 100);
        team.grow(ENOUGH - 99, ENOUGH + 100);

        // When, Then
        assertThat(team.rename(store.pod(), "Data")).isEqualTo(new Done(team.id(), ENOUGH + 101));
    }
}
