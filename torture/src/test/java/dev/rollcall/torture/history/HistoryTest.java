package dev.rollcall.torture.history;

import static dev.rollcall.torture.verdict.Finding.Kind.DOUBLED;
import static dev.rollcall.torture.verdict.Finding.Kind.ILLEGAL;
import static dev.rollcall.torture.verdict.Finding.Kind.LOST;
import static dev.rollcall.torture.verdict.Finding.Kind.MISORDERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.NamedIds;
import dev.rollcall.torture.history.Ending.Acknowledged;
import dev.rollcall.torture.history.Ending.Refused;
import dev.rollcall.torture.history.Ending.Unknown;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model finds what it is there to find, and nothing else.
class HistoryTest {
    private static final OptionalLong ANY = OptionalLong.empty();

    private final Story story = new Story();
    private UUID team;

    @BeforeEach
    void aTeamWithAnotherName() {
        team = story.register();
        story.rename(team, OptionalLong.of(1));
    }

    @Test
    void a_history_without_fault_has_no_findings() {
        story.submit(team);
        story.asked(new Intent.Rename(team, OptionalLong.of(1)), new Refused(412));
        story.archive(team);
        story.asked(new Intent.Submit(team), new Refused(409));
        story.asked(new Intent.Submit(team), new Unknown());
        assertThat(story.findings()).isEmpty();
    }

    @Test
    void an_acknowledged_command_that_is_not_stored_is_lost() {
        story.stored.removeLast();
        story.published.removeLast();
        assertThat(story.findings()).containsExactly(LOST);
    }

    @Test
    void a_stored_event_that_is_not_published_is_lost() {
        story.published.removeLast();
        assertThat(story.findings()).containsExactly(LOST);
    }

    @Test
    void a_command_with_two_events_is_doubled_acknowledged_or_not() {
        repeatLast(story.calls.getLast().commandId());
        assertThat(story.findings()).containsOnlyOnce(DOUBLED);
        story.endedLast(new Unknown());
        assertThat(story.findings()).contains(DOUBLED);
    }

    @Test
    void one_wish_under_two_command_ids_is_doubled() {
        repeatLast(new UUID(4, 4));
        assertThat(story.findings()).contains(DOUBLED);
    }

    private void repeatLast(UUID command) {
        var last = story.stored.getLast();
        story.add(
                new Stored(
                        NamedIds.event(command, 1),
                        last.aggregateId(),
                        last.sequence() + 1,
                        last.position() + 1,
                        last.timestamp(),
                        command,
                        last.marker(),
                        last.event()));
    }

    @Test
    void what_was_given_up_may_be_stored_once() {
        story.endedLast(new Unknown());
        assertThat(story.findings()).isEmpty();
    }

    @Test
    void a_refusal_of_what_is_stored_is_illegal() {
        story.rename(team, ANY);
        story.endedLast(new Refused(409));
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void an_answer_that_names_another_sequence_is_illegal() {
        story.endedLast(new Acknowledged("" + team, 7));
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void a_refusal_without_a_reason_is_illegal() {
        story.asked(new Intent.Submit(team), new Refused(409));
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void an_outdated_one_that_was_not_outdated_is_illegal() {
        story.asked(new Intent.Rename(team, OptionalLong.of(2)), new Refused(412));
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void an_update_submitted_to_an_archived_team_is_illegal() {
        story.archive(team);
        story.submit(team);
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void a_change_that_named_another_sequence_is_illegal() {
        story.rename(team, OptionalLong.of(1));
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void an_event_that_nobody_asked_for_is_illegal() {
        story.calls.removeLast();
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void an_event_on_the_topic_and_not_in_the_store_is_illegal() {
        story.published.add(new Published(new UUID(9, 9), "" + team, 3));
        assertThat(story.findings()).containsExactly(ILLEGAL);
    }

    @Test
    void a_gap_between_sequences_is_misordered() {
        story.rename(team, ANY);
        var gone = story.stored.remove(1);
        story.calls.removeIf(call -> call.commandId().equals(gone.commandId()));
        story.published.removeIf(record -> record.id().equals(gone.id()));
        assertThat(story.findings()).containsExactly(MISORDERED);
    }

    @Test
    void a_timestamp_that_goes_back_is_misordered() {
        replaceLast(story.stored.getLast().position(), Instant.EPOCH);
        assertThat(story.findings()).containsExactly(MISORDERED);
    }

    @Test
    void a_position_that_is_given_twice_is_misordered() {
        replaceLast(story.stored.getFirst().position(), story.stored.getLast().timestamp());
        assertThat(story.findings()).containsExactly(MISORDERED);
    }

    private void replaceLast(long position, Instant timestamp) {
        var last = story.stored.getLast();
        story.storedLast(
                new Stored(
                        last.id(),
                        last.aggregateId(),
                        last.sequence(),
                        position,
                        timestamp,
                        last.commandId(),
                        last.marker(),
                        last.event()));
    }

    @Test
    void an_event_behind_one_that_began_after_its_answer_is_misordered() {
        story.submit(team);
        var call = story.calls.removeLast();
        story.calls.add(
                new Call(call.commandId(), call.marker(), call.intent(), call.ending(), -2, -1));
        assertThat(story.findings()).containsExactly(MISORDERED);
    }

    @Test
    void an_event_published_after_a_later_one_is_misordered() {
        Collections.reverse(story.published);
        assertThat(story.findings()).containsExactly(MISORDERED);
    }

    @Test
    void events_published_again_are_no_fault() {
        story.published.addAll(List.copyOf(story.published));
        assertThat(story.findings()).isEmpty();
    }
}
