package dev.rollcall.commands.eventlog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A moment as people write it: `2026-11-23T09:30:00Z`, or how long ago, `90s`, `15m`, `24h`, `7d`.
final class Moment implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return text.matches("\\d+[smhdSMHD]")
                    ? Instant.now().minus(ago(text.toUpperCase(Locale.ROOT)))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | ArithmeticException notOne) {
            throw new TypeConversionException(
                    "'%s' is neither a moment (2026-11-23T09:30:00Z) nor a time ago (90s, 15m, 24h, 7d)"
                            .formatted(text));
        }
    }

    private static Duration ago(String text) {
        return Duration.parse((text.endsWith("D") ? "P" : "PT") + text);
    }
}
