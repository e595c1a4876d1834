package dev.rollcall.commands.outbound.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long to wait before a delivery is tried again.
record Pauses(Duration first, Duration longest) {

    /// Quadruples from the first pause.
    ///
    /// @param share from 0 to 1: between half and all of it, so that pods don't come together
    Duration after(int attempts, double share) {
        int doublings = Math.min(2 * (attempts - 1), 40);
        long grown = Math.min(first.toMillis() << doublings, longest.toMillis());
        long capped = grown < first.toMillis() ? longest.toMillis() : grown;
        return Duration.ofMillis((long) (capped * (0.5 + share / 2)));
    }

    /// What a `Retry-After` asks for, in seconds or as a date (RFC 9110, §10.2.3), up to the
    /// longest pause.
    Optional<Duration> asked(Optional<String> retryAfter, Instant now) {
        return retryAfter
                .flatMap(text -> seconds(text).or(() -> until(text, now)))
                .filter(Duration::isPositive)
                .map(pause -> pause.compareTo(longest) > 0 ? longest : pause);
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Duration> until(String text, Instant now) {
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
