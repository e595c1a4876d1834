package dev.rollcall.commands.edge.geekbot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads times as exports have them. Those that could be of two days (03/04/2023) need a pattern.
///
/// @param zone of times without an offset
/// @param pattern what the file's times look like, where that is none of the usual ways
public record ReportTimes(Optional<ZoneId> zone, Optional<DateTimeFormatter> pattern) {

    private static final DateTimeFormatter[] USUAL =
            Stream.of(
                            "uuuu-MM-dd['T'][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][ ][XXX][XX][X][z]",
                            "uuuu-MM-dd['T'][ ]h:mm[:ss] a[ ][XXX][XX][X][z]",
                            "uuuu-MM-dd",
                            "uuuu/MM/dd[ HH:mm[:ss]][ ][XXX][XX][X][z]",
                            "[EEE, ]MMM d, uuuu[,][ 'at'][ h:mm[:ss] a][ ][XXX][XX][X][z]",
                            "[EEE, ]MMMM d, uuuu[,][ 'at'][ h:mm[:ss] a][ ][XXX][XX][X][z]",
                            "[EEE, ]d MMM uuuu[ HH:mm[:ss]][ ][XXX][XX][X][z]")
                    .map(ReportTimes::formatter)
                    .toArray(DateTimeFormatter[]::new);
    private static final int DIGITS_OF_SECONDS = 10;
    private static final int DIGITS_OF_MILLISECONDS = 13;

    /// An IllegalArgumentException for what cannot be one.
    public static DateTimeFormatter pattern(String text) {
        // A year of an era (y) needs the era.
        return formatter(text.replace('y', 'u'));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// The text is a time, but of which zone nobody said.
    static final class ZoneMissingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Empty for what is no time.
    Optional<Instant> read(String text) {
        return epoch(text)
                .or(
                        () ->
                                pattern.map(Stream::of)
                                        .orElseGet(() -> Stream.of(USUAL))
                                        .flatMap(format -> parsed(text, format).stream())
                                        .findFirst())
                .filter(time -> !time.isBefore(Instant.EPOCH));
    }

    private static Optional<Instant> epoch(String text) {
        if (!text.matches("\\d+")) {
            return Optional.empty();
        }
        return switch (text.length()) {
            case DIGITS_OF_SECONDS -> Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            case DIGITS_OF_MILLISECONDS ->
                    Optional.of(Instant.ofEpochMilli(Long.parseLong(text) / 1_000 * 1_000));
            default -> Optional.empty();
        };
    }

    private Optional<Instant> parsed(String text, DateTimeFormatter format) {
        TemporalAccessor time;
        try {
            time =
                    format.parseBest(
                            text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
        return switch (time) {
            case ZonedDateTime zoned -> Optional.of(zoned.toInstant());
            case LocalDateTime local -> Optional.of(local.atZone(zoneOrMissing()).toInstant());
            case LocalDate day -> Optional.of(day.atStartOfDay(zoneOrMissing()).toInstant());
            default -> Optional.empty();
        };
    }

    private ZoneId zoneOrMissing() {
        return zone.orElseThrow(ZoneMissingException::new);
    }
}
