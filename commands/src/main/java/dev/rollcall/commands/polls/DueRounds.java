package dev.rollcall.commands.polls;

import dev.rollcall.commands.schedule.Slots;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which rounds are to be looked at. What pods note here saves looking again, and decides nothing.
@ApplicationScoped
class DueRounds {

    private static final String DUE =
            """
            select team_id, round, cron, time_zone, own_zones, after_slot, resumed_at, revision
            from commands.rounds
            where due_at is null
            or due_at <= $1
            order by due_at nulls first
            limit $2
            """;

    private static final String WAIT =
            """
            update commands.rounds
            set due_at = $4
            where team_id = $1
            and round = $2
            and revision = $3
            """;

    private static final String DEAL_WITH =
            """
            update commands.rounds
            set after_slot = $5, due_at = $4
            where team_id = $1
            and round = $2
            and revision = $3
            and after_slot < $5
            """;

    /// A schedule that names no more slots is looked at again when it is changed.
    private static final OffsetDateTime NEVER =
            OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Pool pool;

    DueRounds(Pool pool) {
        this.pool = pool;
    }

    /// @param afterSlot slots up to this one are dealt with
    /// @param revision the last event that this rests on
    record DueRound(
            UUID team,
            String round,
            String cron,
            String timeZone,
            boolean ownZones,
            LocalDateTime afterSlot,
            long revision) {}

    Uni<List<DueRound>> at(Instant now, int most) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.stream().map(DueRounds::round).toList());
    }

    private static DueRound round(Row row) {
        return new DueRound(
                row.getUUID("team_id"),
                row.getString("round"),
                row.getString("cron"),
                row.getString("time_zone"),
                row.getBoolean("own_zones"),
                dealtWith(row),
                row.getLong("revision"));
    }

    private static LocalDateTime dealtWith(Row row) {
        var after = row.getLocalDateTime("after_slot");
        return Optional.ofNullable(row.getOffsetDateTime("resumed_at"))
                .map(at -> Slots.shown(at.toInstant(), ZoneId.of(row.getString("time_zone"))))
                .filter(after::isBefore)
                .orElse(after);
    }

    /// Unless an event came meanwhile that may have changed it.
    Uni<Void> wait(DueRound round, Optional<Instant> until) {
        return pool.preparedQuery(WAIT)
                .execute(Tuple.of(round.team(), round.round(), round.revision(), due(until)))
                .replaceWithVoid();
    }

    /// Whether no other pod did before.
    Uni<Boolean> dealtWith(DueRound round, LocalDateTime slot, Optional<Instant> next) {
        return pool.preparedQuery(DEAL_WITH)
                .execute(Tuple.of(round.team(), round.round(), round.revision(), due(next), slot))
                .map(rows -> rows.rowCount() > 0);
    }

    private static OffsetDateTime due(Optional<Instant> moment) {
        return moment.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(NEVER);
    }
}
