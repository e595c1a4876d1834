package dev.rollcall.commands.model.digest;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/// When a team wants its digest, and where.
///
/// @param timeZone an IANA name
/// @param channel a Slack channel; empty for the team's own
public record DigestTimes(
        DayOfWeek day, LocalTime time, String timeZone, Optional<String> channel) {

    /// As a Unix cron expression.
    public String cron() {
        return "%d %d * * %d".formatted(time.getMinute(), time.getHour(), day.getValue() % 7);
    }

    /// The ISO week of a slot, such as `2026-W48`.
    public static String week(LocalDateTime slot) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                slot.get(IsoFields.WEEK_BASED_YEAR),
                slot.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
