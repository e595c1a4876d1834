package dev.rollcall.projector.progress;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How far the rebuild of a view is that is under way.
///
/// @param phase filling, catching_up, waiting, swapping or settling
/// @param since when the phase began
/// @param events how many were read
/// @param eventsAbout how many have to be, as far as a sample tells
/// @param differences rows that differ from the live ones; null until they were compared
public record Rebuilding(
        String phase, Instant since, long events, long eventsAbout, Long differences) {

    /// To the view of name `$1`; no row where none is under way.
    static final String UNDER_WAY =
            """
            select r.phase as rebuild_phase, r.phase_since as rebuild_since,
                   r.events + coalesce((
                       select sum(events)
                       from read_model.rebuild_parts p
                       where p.projection = r.projection
                       and p.place = r.place), 0)::bigint as rebuild_events,
                   r.events_about as rebuild_events_about, r.differences as rebuild_differences
            from read_model.rebuilds r
            where r.projection = $1
            and r.place = 'read_model_next'
            and r.phase not in ('done', 'aborted')
            """;

    public Rebuilding {
        eventsAbout = Math.max(eventsAbout, events);
    }

    static Optional<Rebuilding> of(Row row) {
        return Optional.ofNullable(row.getString("rebuild_phase"))
                .map(
                        phase ->
                                new Rebuilding(
                                        phase,
                                        row.getOffsetDateTime("rebuild_since").toInstant(),
                                        row.getLong("rebuild_events"),
                                        row.getLong("rebuild_events_about"),
                                        row.getLong("rebuild_differences")));
    }

    /// On average since filling began; empty before and after.
    public Optional<Long> eventsPerSecond(Instant now) {
        long millis = Duration.between(since, now).toMillis();
        return phase.equals("filling") && millis > 0 && events > 0
                ? Optional.of(Math.max(1, events * 1000 / millis))
                : Optional.empty();
    }

    /// About, until it is filled; empty before and after.
    public Optional<Long> secondsLeft(Instant now) {
        return eventsPerSecond(now).map(rate -> (eventsAbout - events) / rate);
    }

    boolean waits() {
        return phase.equals("waiting");
    }

    String told(Instant now) {
        return switch (phase) {
            case "filling" ->
                    String.format(
                            Locale.ROOT,
                            "filling, %,d of about %,d events%s",
                            events,
                            eventsAbout,
                            secondsLeft(now).map(", %,d s left"::formatted).orElse(""));
            case "waiting" -> "waiting for an operator, %,d rows differ".formatted(differences);
            case String other -> other.replace('_', ' ');
        };
    }
}
