package dev.rollcall.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.api.parameters.Interval;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much happened when, in equal stretches of time.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Density(
        @Schema(description = "Where the first stretch begins.") Instant from,
        @Schema(description = "Before this the last stretch ends.") Instant to,
        @Schema(description = "When the log's first event was stored.") Instant first,
        @Schema(description = "When the log's last event was stored.") Instant last,
        @Schema(
                        description =
                                "How many positions of the log fall into each stretch: at least as many as events, since positions have gaps. Empty where there is no event, or no time between from and to.")
                List<Long> counts) {

    private static final Duration TICK = Duration.ofNanos(1_000);

    Density {
        counts = List.copyOf(counts);
    }

    static Density ofNothing(Interval interval) {
        return new Density(
                interval.from().orElse(null), interval.to().orElse(null), null, null, List.of());
    }

    /// Between a log's first and last event, unless told; nothing is counted yet.
    static Density over(Interval interval, Instant first, Instant last) {
        return new Density(
                interval.from().orElse(first),
                interval.to().orElse(last.plus(TICK)),
                first,
                last,
                List.of());
    }

    /// Where stretches begin, and where the last one ends.
    List<Instant> bounds(int stretches) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        var length = Duration.between(from, to);
        return IntStream.rangeClosed(0, stretches)
                .mapToObj(n -> from.plus(length.multipliedBy(n).dividedBy(stretches)))
                .toList();
    }

    /// @param before for each bound, the last position before it
    Density counted(List<Long> before) {
        var counts =
                IntStream.range(1, before.size())
                        .mapToObj(n -> before.get(n) - before.get(n - 1))
                        .toList();
        return new Density(from, to, first, last, counts);
    }
}
