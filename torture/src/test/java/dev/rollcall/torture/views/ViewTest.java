package dev.rollcall.torture.views;

import static dev.rollcall.torture.verdict.Finding.Kind.DOUBLED;
import static dev.rollcall.torture.verdict.Finding.Kind.LOST;
import static dev.rollcall.torture.verdict.Finding.Kind.MISORDERED;
import static dev.rollcall.torture.verdict.Finding.Kind.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.torture.views.Kept.StuckAt;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model finds what it is there to find, and nothing else.
class ViewTest {
    private final Told told = new Told();

    @BeforeEach
    void aTeamWithThreeNames() {
        told.happens(new TeamRegistered("One"));
        told.happens(new TeamRenamed("Two"));
        told.happens(new TeamRenamed("Three"));
        told.apply();
    }

    @Test
    void a_view_that_is_the_fold_has_no_findings() {
        told.rows.put(new UUID(9, 9), new HashMap<>(Map.of("sequence", 0L)));
        assertThat(told.findings()).isEmpty();
    }

    @Test
    void a_row_that_is_behind_or_missing_is_lost() {
        told.rows.get(Told.TEAM).put("sequence", 2L);
        assertThat(told.findings()).containsExactly(LOST);
        told.rows.clear();
        assertThat(told.findings()).containsExactly(LOST);
    }

    @Test
    void a_row_with_another_column_is_wrong() {
        told.rows.get(Told.TEAM).put("name", "Four");
        assertThat(told.findings()).containsExactly(WRONG);
    }

    @Test
    void a_row_of_no_event_is_wrong() {
        told.rows.put(new UUID(9, 9), new HashMap<>(Map.of("sequence", 1L)));
        assertThat(told.findings()).containsExactly(WRONG);
    }

    @Test
    void a_version_that_is_missing_is_lost_and_one_that_stands_twice_is_doubled() {
        var middle = told.versions.remove(1);
        assertThat(told.findings()).containsExactly(LOST);
        told.versions.add(middle);
        told.versions.add(middle);
        assertThat(told.findings()).containsExactly(DOUBLED);
    }

    @Test
    void a_version_that_ends_elsewhere_is_wrong() {
        told.versions.getFirst().put("valid_to_position", 30L);
        assertThat(told.findings()).containsExactly(WRONG);
    }

    @Test
    void a_change_that_is_told_twice_is_doubled_but_not_when_the_view_started_over() {
        told.changes.addAll(told.changes.subList(2, 3));
        assertThat(told.findings()).containsExactly(DOUBLED);
        told.changes.removeLast();
        told.reset(9);
        told.changes.addAll(told.changes.subList(2, 3));
        assertThat(told.findings()).isEmpty();
    }

    @Test
    void a_change_that_is_told_too_late_is_misordered() {
        Collections.swap(told.changes, 1, 2);
        assertThat(told.findings()).contains(MISORDERED);
    }

    @Test
    void a_change_that_is_never_told_is_lost() {
        told.changes.remove(1);
        assertThat(told.findings()).containsExactly(LOST);
    }

    @Test
    void what_happened_after_a_reset_is_told_after_it() {
        told.changes.clear();
        told.reset(3);
        assertThat(told.findings()).isEmpty();
        told.changes.clear();
        told.reset(2);
        assertThat(told.findings()).containsExactly(LOST);
    }

    @Test
    void what_is_stuck_is_stuck_at_the_event_that_no_fold_can_apply() {
        told.stuck.put("" + Told.TEAM, new StuckAt(3, 30, new UUID(2, 3), "open"));
        assertThat(told.findings()).containsExactly(WRONG);
        told.stuck.clear();
        told.happens("TeamMoved", 1, "{}");
        assertThat(told.findings()).containsExactly(WRONG);
        told.stuck.put("" + Told.TEAM, new StuckAt(4, 40, new UUID(2, 4), "open"));
        assertThat(told.findings()).isEmpty();
        told.stuck.put("" + Told.TEAM, new StuckAt(4, 40, new UUID(2, 4), "discarded"));
        assertThat(told.findings()).containsExactly(WRONG);
    }

    @Test
    void what_was_discarded_counts_on_and_changes_nothing() {
        told.happens("TeamMoved", 1, "{}");
        told.discarded.add(new UUID(2, 4));
        assertThat(told.findings()).containsExactly(LOST);
        told.rows.get(Told.TEAM).putAll(Map.of("sequence", 4L, "position", 40L));
        told.rows.get(Told.TEAM).put("event_id", new UUID(2, 4));
        assertThat(told.findings()).isEmpty();
    }
}
