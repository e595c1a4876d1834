package dev.rollcall.projector.progress;

import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.following.Minute;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One line a minute and view, for whoever has nothing but the log.
@ApplicationScoped
class EveryMinute {

    private static final Logger LOG = Logger.getLogger(EveryMinute.class);

    private final Progress progress;
    private final Followers followers;
    private final Clock clock = Clock.systemUTC();

    EveryMinute(Progress progress, Followers followers) {
        this.progress = progress;
        this.followers = followers;
    }

    @Scheduled(
            every = "${rollcall.projector.progress.tell-every}",
            delayed = "${rollcall.projector.progress.tell-every}",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() {
        for (var projection : Projections.ALL) {
            var name = projection.name();
            var standing = progress.standing(name);
            LOG.info(line(name, standing, followers.minute(name), clock.instant()));
        }
    }

    static String line(String name, Optional<Standing> standing, Minute minute, Instant now) {
        return "%s %s; in this minute this pod applied %s; %s%s"
                .formatted(
                        name,
                        standing.map(it -> pause(it) + whereabouts(it, now))
                                .orElse("is not compared yet"),
                        work(minute),
                        trouble(standing.map(Standing::stuck).orElse(0L), minute.deadLetters()),
                        standing.flatMap(Standing::rebuild)
                                .map(rebuild -> "; its rebuild is " + rebuild.told(now))
                                .orElse(""));
    }

    private static String pause(Standing standing) {
        return standing.paused()
                .map(paused -> "is PAUSED since %s and ".formatted(paused.since()))
                .orElse("");
    }

    private static String whereabouts(Standing standing, Instant now) {
        var lag = standing.lag(now);
        if (lag.isZero()) {
            return "is level with the log at position %d".formatted(standing.position());
        }
        return String.format(
                Locale.ROOT,
                "is %.1f s and at most %d events behind, at position %d",
                lag.toMillis() / 1000.0,
                standing.lagEvents(),
                standing.position());
    }

    private static String work(Minute minute) {
        return minute.batches() == 0
                ? "nothing"
                : "%d events in %d batches (median %d)"
                        .formatted(minute.changes(), minute.batches(), minute.medianEvents());
    }

    private static String trouble(long stuck, long deadLetters) {
        return stuck == 0 && deadLetters == 0
                ? "nothing stuck, no dead letters"
                : "%d stuck, %d new dead letters".formatted(stuck, deadLetters);
    }
}
