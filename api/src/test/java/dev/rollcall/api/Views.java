package dev.rollcall.api;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Writes views as the projector does: rows and their changes in one transaction, numbered under
/// its lock.
public final class Views implements AutoCloseable {
    public static final String WORKSPACE = "T0LOCAL";
    static volatile String url;

    private final Connection connection;

    /// Where they are written.
    public static String url() {
        return url;
    }

    public Views() {
        try {
            connection = DriverManager.getConnection(url, "rollcall_projector", "");
            connection.setAutoCommit(false);
            run(
                    "insert into read_model.projections (name, live_version) values ('teams', 1), ('status_updates', 1), ('participation', 1), ('blockers', 1), ('streaks', 1), ('people', 1) on conflict do nothing");
            commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public UUID team(String name) {
        var id = UUID.randomUUID();
        run(
                """
                insert into read_model.teams (team_id, name, created_at, updated_at, sequence, position, event_id)
                values (?, ?, now(), now(), 1, 1, gen_random_uuid())
                on conflict (team_id) do update set name = excluded.name, sequence = excluded.sequence
                """,
                id,
                name);
        change("teams", id, 1, "TeamRegistered");
        commit();
        return id;
    }

    public UUID bareTeam() {
        var id = UUID.randomUUID();
        run("insert into read_model.teams (team_id) values (?)", id);
        commit();
        return id;
    }

    public UUID update(UUID team, String author, String text) {
        return update(team, author, "U0" + author.toUpperCase(Locale.ROOT), text, "now");
    }

    public UUID update(UUID team, String author, String slackUser, String text, String createdAt) {
        var id = UUID.randomUUID();
        write(id, team, author, slackUser, text, createdAt);
        commit();
        return id;
    }

    /// So many of a team, on a connection of its own; their ids are added as they are committed.
    public static void update(UUID team, int count, List<String> written) {
        try (var views = new Views()) {
            for (int n = 0; n < count; n++) {
                var id = views.update(team, "ada", "n" + n).toString();
                synchronized (written) {
                    written.add(id);
                }
            }
        }
    }

    /// Without committing, for those who try to see too early.
    public void write(
            UUID id, UUID team, String author, String slackUser, String text, String createdAt) {
        run(
                """
                insert into read_model.status_updates (
                    update_id, team_id, content, answers, author, slack_workspace, slack_user,
                    created_at, updated_at, sequence, position, event_id)
                values (
                    ?, ?, ?, jsonb_build_array(jsonb_build_object('question', null, 'answer', ?::text)), ?, ?, ?,
                    ?::timestamptz, ?::timestamptz, 1, 1, gen_random_uuid())
                """,
                id,
                team,
                text,
                text,
                author,
                WORKSPACE,
                slackUser,
                createdAt,
                createdAt);
        change("status_updates", id, 1, "StatusUpdateSubmitted");
    }

    /// Many at once, in one transaction.
    public void updates(UUID team, int count, String text) {
        for (int i = 0; i < count; i++) {
            write(UUID.randomUUID(), team, "ada", "U0ADA", text, "now");
        }
        commit();
    }

    /// Many that are there without having been told, a second from one to the next.
    public void many(UUID team, int count, String text) {
        run(
                """
                insert into read_model.status_updates (
                    update_id, team_id, content, answers, author, created_at, updated_at, sequence, position, event_id)
                select gen_random_uuid(), ?, n || ' ' || text, jsonb_build_array(jsonb_build_object('answer', text)), 'ada',
                    '2026-11-01T09:00:00Z'::timestamptz + n * interval '1 second', now(), 1, 1, gen_random_uuid()
                from generate_series(1, ?) as n, (select ?::text as text) as said
                """,
                team,
                count,
                text);
        commit();
    }

    public void edit(UUID update, long sequence, String text) {
        run(
                """
                update read_model.status_updates
                set content = ?, answers = jsonb_build_array(jsonb_build_object('answer', ?::text)),
                    sequence = ?, updated_at = now()
                where update_id = ?
                """,
                text,
                text,
                sequence,
                update);
        change("status_updates", update, sequence, "StatusUpdateEdited");
        commit();
    }

    public void retract(UUID update, long sequence) {
        run(
                "update read_model.status_updates set retracted_at = now(), sequence = ? where update_id = ?",
                sequence,
                update);
        change("status_updates", update, sequence, "StatusUpdateRetracted");
        commit();
    }

    /// An event of it can't be applied; nothing of that is in the feed.
    public void stuck(String projection, UUID id) {
        var letter = UUID.randomUUID();
        run(
                "insert into read_model.dead_letters (id, projection, cause, message) values (?, ?, 'x', 'y')",
                letter,
                projection);
        run(
                "insert into read_model.stuck values (?, ?, '2026-11-23T09:00:00Z', 2, 2, ?)",
                projection,
                id.toString(),
                letter);
        commit();
    }

    public void freed(String projection) {
        run("delete from read_model.stuck where projection = ?", projection);
        commit();
    }

    /// Of another view.
    public void change(String projection, UUID team, String row) {
        run("select pg_advisory_xact_lock(1383030892, 2)");
        run(
                """
                insert into read_model.changes (
                    epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type, team_id, row)
                values (1, ?, 'changed', gen_random_uuid(), 1, 1, gen_random_uuid(), 'Any', ?, ?::jsonb)
                """,
                projection,
                team,
                row);
        run("select pg_notify('rollcall_changes', '')");
        commit();
    }

    public void reset(String projection) {
        run("select pg_advisory_xact_lock(1383030892, 2)");
        run(
                "insert into read_model.changes (epoch, projection, kind) values (1, ?, 'reset')",
                projection);
        run("select pg_notify('rollcall_changes', '')");
        commit();
    }

    private void change(String projection, UUID id, long sequence, String eventType) {
        var table = "teams".equals(projection) ? "teams" : "status_updates";
        var key = "teams".equals(projection) ? "team_id" : "update_id";
        run("select pg_advisory_xact_lock(1383030892, 2)");
        run(
                """
                insert into read_model.changes (
                    epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type, team_id, row)
                select 1, ?, 'changed', %s::text, ?, position, event_id, ?, team_id,
                    to_jsonb(view) - 'position' - 'event_id'
                from read_model.%s as view
                where %s = ?
                """
                        .formatted(key, table, key),
                projection,
                sequence,
                eventType,
                id);
        run("select pg_notify('rollcall_changes', '')");
    }

    /// Any other statement.
    public void run(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the owner of the schema.
    public void owner(String sql) {
        try (var owner = DriverManager.getConnection(url, "rollcall_owner", "");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of a query.
    public List<String> texts(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
