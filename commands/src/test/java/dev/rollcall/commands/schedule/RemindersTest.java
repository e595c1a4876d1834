package dev.rollcall.commands.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemindersTest {

    @Test
    void reminders_come_at_equal_distances_after_the_slot() {
        var slot = Instant.parse("2026-03-02T09:00:00Z");
        var reminders = new Reminders(30, 2);

        assertThat(reminders.next(List.of(slot), slot)).hasValue(slot.plusSeconds(30 * 60));
        assertThat(reminders.next(List.of(slot), slot.plusSeconds(30 * 60)))
                .hasValue(slot.plusSeconds(60 * 60));
        assertThat(reminders.next(List.of(slot), slot.plusSeconds(60 * 60))).isEmpty();
        assertThat(new Reminders(null, 2).next(List.of(slot), slot)).isEmpty();
    }

    @Test
    void of_reminders_that_were_missed_the_last_is_due_once() {
        var slot = Instant.parse("2026-03-02T09:00:00Z");
        var reminders = new Reminders(30, 3);
        var now = Instant.parse("2026-03-02T10:10:00Z");

        assertThat(reminders.due(slot, slot, slot.plusSeconds(29 * 60))).isEmpty();
        assertThat(reminders.due(slot, slot, now)).hasValue(2);
        assertThat(reminders.due(slot, now, now.plusSeconds(60))).isEmpty();
        assertThat(reminders.due(slot, now, now.plusSeconds(24 * 3600))).hasValue(3);
    }
}
