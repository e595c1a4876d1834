package dev.rollcall.commands.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.eventstore.AdvisoryLock;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far the log is published, whichever pod does it and whichever is asked.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Relay")
record RelayState(
        @Schema(description = "The epoch that was published last.") long epoch,
        @Schema(description = "Up to here it is published.") long position,
        @Schema(description = "When that moved last.") Instant movedAt,
        @Schema(description = "The last position of the log.") long head,
        @Schema(
                        description =
                                "How many events wait, counted in positions, some of which no event may have.")
                long backlogEvents,
        @Schema(description = "For how long the first of them has waited.") double backlogSeconds,
        @Schema(description = "Absent while no pod leads.") Leader leader) {

    static final String SQL =
            """
            select relay.epoch, relay.position, relay.updated_at, backlog.*,
                   leader.client_addr, leader.backend_start
            from commands.relay
            cross join (%s) as backlog
            left join (
                select host(session.client_addr) as client_addr, session.backend_start
                from pg_locks as lock
                join pg_stat_activity as session using (pid)
                where lock.locktype = 'advisory'
                and lock.granted
                and lock.database = (select oid from pg_database where datname = current_database())
                and (lock.classid, lock.objid) = (%s)) as leader on true
            """
                    .formatted(Backlog.SQL, AdvisoryLock.RELAY.key());

    /// The pod that publishes, as the database sees its session.
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RelayLeader")
    record Leader(
            @Schema(description = "From where it is connected; a pooler's, where there is one.")
                    String address,
            @Schema(description = "When it connected.") Instant since) {

        private static Optional<Leader> of(Row row) {
            return Optional.ofNullable(row.getOffsetDateTime("backend_start"))
                    .map(OffsetDateTime::toInstant)
                    .map(since -> new Leader(row.getString("client_addr"), since));
        }
    }

    static RelayState of(Row row) {
        var backlog = Backlog.of(row);
        return new RelayState(
                row.getLong("epoch"),
                row.getLong("position"),
                row.getOffsetDateTime("updated_at").toInstant(),
                backlog.head(),
                backlog.events(),
                backlog.seconds(),
                Leader.of(row).orElse(null));
    }
}
