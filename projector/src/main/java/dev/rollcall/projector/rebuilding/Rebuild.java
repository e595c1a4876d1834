package dev.rollcall.projector.rebuilding;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;

/// A rebuild as it stands.
///
/// @param version of the projection that fills the new tables
/// @param position up to here everything is in the new tables, once they are filled
/// @param eventsAbout how many events filling has to read, by a sample
/// @param events how many were read
/// @param filled the share of the log's streams that were read: 0 to 1
/// @param differences how many rows differ from the live ones; null until they were compared
/// @param comparison the first of them; null until they were compared
public record Rebuild(
        String projection,
        int version,
        long epoch,
        long storeEpoch,
        Phase phase,
        Swap swap,
        String requestedBy,
        Instant requestedAt,
        Instant phaseSince,
        String endedBy,
        long position,
        long eventsAbout,
        long events,
        double filled,
        Long differences,
        JsonObject comparison) {

    public enum Phase {
        FILLING,
        CATCHING_UP,
        /// Compared, level with the log, and an operator decides.
        WAITING,
        SWAPPING,
        /// Live; references to other views are being checked.
        SETTLING,
        DONE,
        ABORTED;

        public boolean isOver() {
            return this == DONE || this == ABORTED;
        }

        /// Before anything of it is live.
        boolean canBeAborted() {
            return !isOver() && this != SETTLING;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// When the new tables go live.
    public enum Swap {
        /// As soon as they are level with the log.
        AUTO,
        /// As soon as they are level, if no row differs; else an operator decides.
        WHEN_EQUAL,
        /// When an operator says so.
        MANUAL;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean allows(Long differences) {
            boolean isEqual = differences == null || differences == 0;
            return this == AUTO || (this == WHEN_EQUAL && isEqual);
        }
    }

    /// The store has been restored since: what was filled is of another history.
    boolean isVoid() {
        return epoch != storeEpoch && phase.canBeAborted();
    }

    static Rebuild of(Row row) {
        return new Rebuild(
                row.getString("projection"),
                row.getInteger("version"),
                row.getLong("epoch"),
                row.getLong("store_epoch"),
                Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                Swap.valueOf(row.getString("swap").toUpperCase(Locale.ROOT)),
                row.getString("requested_by"),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getOffsetDateTime("phase_since").toInstant(),
                row.getString("ended_by"),
                row.getLong("position"),
                row.getLong("events_about"),
                row.getLong("events"),
                row.getDouble("filled"),
                row.getLong("differences"),
                (JsonObject) row.getValue("comparison"));
    }
}
