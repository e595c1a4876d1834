package dev.rollcall.commands.polls;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Which weekly digests are to be looked at. What pods note here saves looking again, and decides
/// nothing.
@ApplicationScoped
class DueDigests {

    private static final String DUE =
            """
            select digest_id, team_id, after_slot, revision
            from commands.digests
            where due_at is null
            or due_at <= $1
            order by due_at nulls first
            limit $2
            """;

    private static final String WAIT =
            """
            update commands.digests
            set due_at = $3
            where digest_id = $1
            and revision = $2
            """;

    private static final String DEAL_WITH =
            """
            update commands.digests
            set after_slot = $4, due_at = $3
            where digest_id = $1
            and revision = $2
            and after_slot < $4
            """;

    private final Pool pool;

    DueDigests(Pool pool) {
        this.pool = pool;
    }

    /// @param afterSlot slots up to this one are dealt with
    /// @param revision the last event that this rests on
    record DueDigest(UUID id, UUID team, LocalDateTime afterSlot, long revision) {}

    Uni<List<DueDigest>> at(Instant now, int most) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.stream().map(DueDigests::digest).toList());
    }

    private static DueDigest digest(Row row) {
        return new DueDigest(
                row.getUUID("digest_id"),
                row.getUUID("team_id"),
                row.getLocalDateTime("after_slot"),
                row.getLong("revision"));
    }

    Uni<Void> wait(DueDigest digest, Instant until) {
        return pool.preparedQuery(WAIT)
                .execute(Tuple.of(digest.id(), digest.revision(), until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// Whether no other pod did before.
    Uni<Boolean> dealtWith(DueDigest digest, LocalDateTime slot, Instant next) {
        return pool.preparedQuery(DEAL_WITH)
                .execute(
                        Tuple.of(
                                digest.id(),
                                digest.revision(),
                                next.atOffset(ZoneOffset.UTC),
                                slot))
                .map(rows -> rows.rowCount() > 0);
    }
}
