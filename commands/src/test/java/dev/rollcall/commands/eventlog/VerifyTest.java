package dev.rollcall.commands.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// 50,000 events at the odd positions: several windows, many pages.
class VerifyTest {

    private static final int TEAMS = 500;

    private static LogStore filled;

    private LogStore store;

    @BeforeAll
    static void fill() throws SQLException {
        filled = LogStore.create();
        filled.fill(TEAMS, 50_000);
    }

    @BeforeEach
    void setUp() throws SQLException {
        store = filled.copy();
    }

    @Test
    void a_log_that_keeps_its_promises_is_fine() {
        var verified = store.run("verify");

        assertThat(verified.lines())
                .containsExactly("50,000 events up to position 99,999: nothing is wrong");
        assertThat(verified.code()).isZero();
        assertThat(verified.err()).isEmpty();
    }

    @Test
    void an_empty_log_is_fine() throws SQLException {
        assertThat(LogStore.create().run("verify").code()).isZero();
    }

    @Test
    void every_broken_promise_is_named_with_its_position() throws SQLException {
        store.tamper("delete from event_store.events where position = 60001");
        store.tamper(
                "update event_store.events set timestamp = timestamp - interval '1 hour' where position = 70001");
        store.tamper("update event_store.events set type = 'Garbage' where position = 32769");
        store.tamper("update event_store.events set version = 9 where position = 3");
        store.tamper("update event_store.events set data = '{\"nme\": 1}' where position = 5");
        store.tamper("update event_store.events set position = 80001 where position = 80003");

        var verified = store.run("verify");

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.lines())
                .hasSize(7)
                .anyMatch(
                        line ->
                                line.matches(
                                        "position 61001: sequence 62 of team-0 .*61, which is missing"))
                .anyMatch(
                        line ->
                                line.matches(
                                        "position 70001: timestamp .* is before an earlier one, .*"))
                .contains(
                        "position 32769: type Garbage is unknown to this build",
                        "position 3: version 9 of TeamRegistered is later than this build knows, 1",
                        "position 80001: 2 events have this position",
                        "49,999 events up to position 99,999: problems: 6")
                .anyMatch(
                        line -> line.startsWith("position 5: TeamRegistered v1 cannot be read: "));
    }

    @Test
    void a_sequence_that_comes_before_its_predecessor_is_found() throws SQLException {
        store.tamper("update event_store.events set position = 99998 where position = 1");

        assertThat(store.run("verify").lines())
                .contains(
                        "position 1001: sequence 2 of team-0 comes before its sequence 1, which is at position 99998");
    }

    @Test
    void a_checkpoint_beyond_the_log_is_found() throws SQLException {
        store.execute("update commands.relay set position = 100000");

        var verified = store.run("verify");

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out())
                .contains("relay: the checkpoint, 100000, is beyond the end of the log, 99999");
    }

    @Test
    void a_checkpoint_of_another_epoch_is_found() throws SQLException {
        assertThat(store.run("new-epoch", "--yes").code()).isZero();

        var verified = store.run("verify");

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out())
                .contains("relay: the checkpoint is of epoch 1, the store is in 2;");
    }

    @Test
    void progress_is_shown_to_a_person_and_leaves_no_trace() {
        var watched = store.run("", () -> true, "verify");

        assertThat(watched.out()).doesNotContain("\u001b");
        assertThat(watched.err()).contains("verifying: position ").endsWith("\r\u001b[K");
    }
}
