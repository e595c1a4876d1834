package dev.rollcall.projector.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.projector.rebuilding.Rebuild;
import dev.rollcall.projector.rebuilding.RebuildProgress;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// A rebuild as operators see it.
///
/// @param phase filling, catching_up, waiting, swapping, settling, done or aborted
/// @param events how many events were read while filling
/// @param eventsAbout how many that will be, by a sample of the log
/// @param eventsPerSecond on average since filling began; while filling
/// @param secondsLeft about, until it is filled; while filling
/// @param position up to here everything is in the new tables, once they are filled
/// @param differences how many rows differ from the live ones; absent until they were compared
/// @param comparison in which columns, and the first hundred with both versions
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildView(
        String projection,
        int version,
        String phase,
        String swap,
        String requestedBy,
        Instant requestedAt,
        Instant phaseSince,
        String endedBy,
        long events,
        long eventsAbout,
        Long eventsPerSecond,
        Long secondsLeft,
        long position,
        Long differences,
        Map<String, Object> comparison) {

    static RebuildView of(Rebuild rebuild, Instant now) {
        var progress = RebuildProgress.of(rebuild, now);
        return new RebuildView(
                rebuild.projection(),
                rebuild.version(),
                rebuild.phase().name().toLowerCase(Locale.ROOT),
                rebuild.swap().name().toLowerCase(Locale.ROOT),
                rebuild.requestedBy(),
                rebuild.requestedAt(),
                rebuild.phaseSince(),
                rebuild.endedBy(),
                rebuild.events(),
                progress.eventsAbout(),
                progress.eventsPerSecond(),
                progress.secondsLeft(),
                rebuild.position(),
                rebuild.differences(),
                rebuild.comparison() == null ? null : rebuild.comparison().getMap());
    }

    RebuildView withoutRows() {
        return new RebuildView(
                projection,
                version,
                phase,
                swap,
                requestedBy,
                requestedAt,
                phaseSince,
                endedBy,
                events,
                eventsAbout,
                eventsPerSecond,
                secondsLeft,
                position,
                differences,
                null);
    }
}
