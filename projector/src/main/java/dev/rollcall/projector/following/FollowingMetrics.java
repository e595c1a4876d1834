package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.applying.Outcome;
import dev.rollcall.projector.applying.Slice;
import dev.rollcall.projector.projections.Poison.Cause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What operators see of a view's batches, and how long it took until people could see an event.
final class FollowingMetrics {

    private static final Duration[] VISIBLE_WITHIN =
            LongStream.of(5, 10, 15, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final Clock clock = Clock.systemUTC();
    private final Tally tally = new Tally();
    private final Timer applying;
    private final Timer visible;
    private final DistributionSummary batches;
    private final Counter changes;
    private final Counter errors;
    private final Map<Cause, Counter> deadLetters;

    FollowingMetrics(String projection, MeterRegistry meters) {
        applying =
                Timer.builder("rollcall.projection.apply")
                        .description("Time of a batch's transaction")
                        .tag("projection", projection)
                        .publishPercentileHistogram()
                        .register(meters);
        visible =
                Timer.builder("rollcall.projection.response.to.visible")
                        .description(
                                "From an event to its change of the view, as the bus brought it")
                        .tag("projection", projection)
                        .serviceLevelObjectives(VISIBLE_WITHIN)
                        .register(meters);
        batches =
                DistributionSummary.builder("rollcall.projection.batch.events")
                        .description("Events that shared a transaction")
                        .tag("projection", projection)
                        .serviceLevelObjectives(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000)
                        .register(meters);
        changes =
                counter("applied.events", "Events that changed a row", projection).register(meters);
        errors =
                counter("errors", "Batches that failed and are tried again", projection)
                        .register(meters);
        deadLetters =
                Arrays.stream(Cause.values())
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        cause -> deadLetters(cause, projection).register(meters)));
    }

    private static Counter.Builder counter(String name, String description, String projection) {
        return Counter.builder("rollcall.projection." + name)
                .description(description)
                .tag("projection", projection);
    }

    private static Counter.Builder deadLetters(Cause cause, String projection) {
        return counter("dead.letters", "Records and events that can't be applied", projection)
                .tag("cause", cause.name().toLowerCase(Locale.ROOT));
    }

    /// Right after the commit.
    void applied(List<Slice> slices, Outcome.Applied outcome, long nanoseconds) {
        var now = clock.instant();
        var deliveries =
                slices.stream()
                        .filter(slice -> outcome.held().contains(slice.partition()))
                        .flatMap(slice -> slice.deliveries().stream())
                        .toList();
        if (!deliveries.isEmpty()) {
            applying.record(nanoseconds, TimeUnit.NANOSECONDS);
            batches.record(deliveries.size());
        }
        // What is read from the store makes up for a time that lag and backlog tell of.
        if (deliveries.stream().noneMatch(Delivery.Stored.class::isInstance)) {
            outcome.changes().forEach(happened -> visible.record(since(happened, now)));
        }
        changes.increment(outcome.changes().size());
        outcome.deadLetters().forEach(cause -> deadLetters.get(cause).increment());
        tally.add(deliveries.size(), outcome);
    }

    /// The database's clock and this one may differ a little.
    private static Duration since(Instant happened, Instant now) {
        return now.isBefore(happened) ? Duration.ZERO : Duration.between(happened, now);
    }

    void failed() {
        errors.increment();
    }

    Minute minute() {
        return tally.take();
    }
}
