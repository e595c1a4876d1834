package dev.rollcall.projector.progress;

import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.projections.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.ToDoubleFunction;

/// How far each view is, for every pod; and each partition, for the pod that holds it.
@ApplicationScoped
class ProgressMetrics {

    private final Progress progress;
    private final Followers followers;
    private final MeterRegistry meters;
    private final MultiGauge partitionSeconds;
    private final MultiGauge partitionEvents;
    private final Clock clock = Clock.systemUTC();

    ProgressMetrics(Progress progress, Followers followers, MeterRegistry meters) {
        this.progress = progress;
        this.followers = followers;
        this.meters = meters;
        partitionSeconds =
                MultiGauge.builder("rollcall.projection.partition.lag.seconds")
                        .description(
                                "Age of the partition's oldest event that the view has not seen")
                        .register(meters);
        partitionEvents =
                MultiGauge.builder("rollcall.projection.partition.lag.events")
                        .description("Positions between that event and the end of the log")
                        .register(meters);
    }

    void start(@Observes StartupEvent event) {
        gauge(
                "lag.seconds",
                "Age of the oldest event that the view has not seen",
                standing -> seconds(standing.lag(clock.instant())));
        gauge(
                "lag.events",
                "Positions between the view and the end of the log",
                Standing::lagEvents);
        gauge("position", "The view's watermark", Standing::position);
        gauge("stuck.aggregates", "Aggregates that the view does not follow", Standing::stuck);
        gauge(
                "paused",
                "1 while nothing is written to the view, until it is resumed",
                standing -> standing.paused().isPresent() ? 1 : 0);
        rebuilds();
    }

    private void rebuilds() {
        gauge(
                "rebuild.running",
                "1 while the view is rebuilt beside the live one",
                standing -> standing.rebuild().isPresent() ? 1 : 0);
        gauge(
                "rebuild.waiting",
                "1 while its rebuild waits for an operator",
                standing -> standing.rebuild().filter(Rebuilding::waits).isPresent() ? 1 : 0);
        rebuild("rebuild.events", "Events that its rebuild has read", Rebuilding::events);
        rebuild(
                "rebuild.events.about",
                "Events that its rebuild has to read, by a sample",
                Rebuilding::eventsAbout);
        rebuild(
                "rebuild.seconds.left",
                "About, until its rebuild is filled",
                rebuild ->
                        rebuild.secondsLeft(clock.instant())
                                .map(Long::doubleValue)
                                .orElse(Double.NaN));
        rebuild(
                "rebuild.differences",
                "Rows of its rebuild that differ from the live ones",
                rebuild -> rebuild.differences() == null ? Double.NaN : rebuild.differences());
    }

    /// Not a number where none is under way.
    private void rebuild(String name, String description, ToDoubleFunction<Rebuilding> value) {
        gauge(
                name,
                description,
                standing -> standing.rebuild().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private void gauge(String name, String description, ToDoubleFunction<Standing> value) {
        for (var projection : Projections.ALL) {
            Gauge.builder(
                            "rollcall.projection." + name,
                            () ->
                                    progress.standing(projection.name())
                                            .map(value::applyAsDouble)
                                            .orElse(Double.NaN))
                    .description(description)
                    .tag("projection", projection.name())
                    .register(meters);
        }
    }

    /// Partitions come and go, and their gauges with them.
    @Scheduled(
            every = "${rollcall.projector.progress.look-every}",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void partitions() {
        var now = clock.instant();
        var ages = new ArrayList<Row<?>>();
        var events = new ArrayList<Row<?>>();
        for (var projection : Projections.ALL) {
            for (int partition : followers.held()) {
                progress.standing(projection.name())
                        .ifPresent(
                                standing -> {
                                    var tags = tags(standing.projection(), partition);
                                    ages.add(Row.of(tags, seconds(standing.lag(partition, now))));
                                    events.add(Row.of(tags, standing.lagEvents(partition)));
                                });
            }
        }
        partitionSeconds.register(ages, true);
        partitionEvents.register(events, true);
    }

    private static Tags tags(String projection, int partition) {
        return Tags.of("projection", projection, "partition", Integer.toString(partition));
    }

    private static double seconds(Duration lag) {
        return lag.toMillis() / 1000.0;
    }
}
