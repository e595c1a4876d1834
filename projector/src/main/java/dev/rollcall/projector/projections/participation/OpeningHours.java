package dev.rollcall.projector.projections.participation;

import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/// Until when a poll is open, by the settings that it was opened with.
record OpeningHours(LocalDateTime slot, ZoneId zone, List<ZoneId> clocks, PollSettings settings) {

    static OpeningHours of(PollOpened event) {
        var zone = ZoneId.of(event.timeZone());
        return new OpeningHours(
                LocalDateTime.parse(event.slot()),
                zone,
                event.asked().isEmpty()
                        ? List.of(zone)
                        : event.asked().stream().map(Asked::timeZone).map(ZoneId::of).toList(),
                event.settings());
    }

    /// Of the slot's day, by the round's clock.
    Instant dayEnds() {
        return dayEnds(zone);
    }

    /// When it is due to be closed: for whoever reaches the slot last.
    Instant closes() {
        return clocks.stream()
                .distinct()
                .map(this::closes)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant closes(ZoneId clock) {
        return settings.closeAfterMinutes() == null
                ? dayEnds(clock)
                : reached(clock).plus(Duration.ofMinutes(settings.closeAfterMinutes()));
    }

    private Instant dayEnds(ZoneId clock) {
        return slot.toLocalDate().plusDays(1).atStartOfDay(clock).toInstant();
    }

    /// A time that the clock skips is reached as it skips.
    private Instant reached(ZoneId clock) {
        var transition = clock.getRules().getTransition(slot);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : slot.atZone(clock).toInstant();
    }
}
