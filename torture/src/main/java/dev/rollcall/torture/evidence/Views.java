package dev.rollcall.torture.evidence;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.torture.views.Kept;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The log and the views beside it, past everything whose promises are tested.
public record Views(String url) {
    private static final String LOG =
            """
            select id, type, aggregate_id, data::text, timestamp, metadata::text, version, sequence,
                   position, (select epoch from event_store.epoch)
            from event_store.events
            order by aggregate_id, sequence
            """;

    private static final String HEAD = "select coalesce(max(position), 0) from event_store.events";

    /// Of the views to which anything is written now, the one that is least far.
    private static final String REACHED =
            """
            select coalesce(min(watermark), 0)
            from read_model.projections
            where paused_since is null
            """;

    private static final String UNPUBLISHED =
            """
            select count(*)
            from read_model.dead_letters
            where published_at is null
            """;

    /// What a rebuild leaves behind: tables, or keys that are not known to hold.
    private static final String LEFT_BEHIND =
            """
            select (select count(*)
                    from pg_tables
                    where schemaname = 'read_model_next')
                + (select count(*)
                   from pg_constraint
                   where connamespace = 'read_model'::regnamespace
                   and not convalidated)
                + (select count(*) from read_model.rebuild_parts)
                + (select count(*) from read_model.rebuild_poison)
            """;

    private static final String DONE =
            """
            select action || '_' || outcome as what, count(*)
            from read_model.dead_letter_actions
            where outcome in ('goes_on', 'stuck_again', 'stuck_later')
            group by 1
            union all
            select 'paused', count(*) from read_model.projection_actions where action = 'pause'
            union all
            select 'rebuilt', count(*) from read_model.changes where kind = 'reset'
            union all
            select 'stuck', count(*) from read_model.stuck
            union all
            select 'discarded', count(*) from read_model.discarded
            order by 1
            """;

    public Map<UUID, List<Envelope>> log() throws SQLException {
        var log = new HashMap<UUID, List<Envelope>>();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery(LOG);
            while (rows.next()) {
                var envelope = envelope(rows);
                log.computeIfAbsent(UUID.fromString(envelope.aggregateId()), _ -> new ArrayList<>())
                        .add(envelope);
            }
        }
        return log;
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        try {
            return new Envelope(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    EnvelopeJson.readMetadata(row.getString(6)),
                    row.getInt(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10));
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException(e);
        }
    }

    public Kept kept(Projection<?, ?> projection) throws SQLException {
        try (var connection = connect()) {
            return new ViewTables(connection, projection).read();
        }
    }

    public long head() throws SQLException {
        return number(HEAD);
    }

    public long reached() throws SQLException {
        return number(REACHED);
    }

    public boolean isEveryDeadLetterPublished() throws SQLException {
        return number(UNPUBLISHED) == 0;
    }

    public long leftBehind() throws SQLException {
        return number(LEFT_BEHIND);
    }

    /// What operators did, and what came of it, by name.
    public Map<String, Long> done() throws SQLException {
        var done = new HashMap<String, Long>();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery(DONE);
            while (rows.next()) {
                done.put(rows.getString(1), rows.getLong(2));
            }
        }
        return done;
    }

    private long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url + "?user=postgres");
    }
}
