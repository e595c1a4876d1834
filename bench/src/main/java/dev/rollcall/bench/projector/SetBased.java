package dev.rollcall.bench.projector;

import dev.rollcall.bench.Database;
import java.sql.SQLException;

/// The ceiling: the rows of both views, their history and the change feed, by set-based SQL
/// straight over the stored events, a slice of the log in each statement. Nothing is decoded
/// outside of PostgreSQL, nothing sent, and each kind of event is spelled out.
final class SetBased {

    private static final int SLICE = 50_000;

    private static final String VERSIONS =
            """
            with versions as materialized (
                select e.aggregate_id::uuid as key, e.position, e.id, e.type, e.sequence, e.timestamp,
                       e.data, first_value(e.data) over stream as first,
                       first_value(e.timestamp) over stream as since,
                       lead(e.position) over stream as until_position,
                       lead(e.timestamp) over stream as until
                from event_store.events e
                where e.position > %1$d
                and e.position <= %2$d
                and e.type in (%3$s)
                window stream as (partition by e.aggregate_id order by e.sequence)),
            """;

    private static final String UPDATES =
            VERSIONS
                    + """
                    told as materialized (
                        select v.*, v.data -> 'answers' as answers,
                               (select string_agg(a ->> 'answer', E'\\n')
                                from jsonb_array_elements(v.data -> 'answers') a) as content,
                               coalesce(r.team_id, (v.first ->> 'team_id')::uuid) as team_id,
                               coalesce(r.author, v.first ->> 'author') as author,
                               coalesce(r.slack_workspace, v.first ->> 'slack_workspace')
                                   as slack_workspace,
                               coalesce(r.slack_user, v.first ->> 'slack_user') as slack_user,
                               coalesce(r.created_at, v.since) as created_at
                        from versions v
                        left join read_model.status_updates r on r.update_id = v.key),
                    bare as (
                        insert into read_model.teams (team_id)
                        select distinct team_id from told
                        on conflict do nothing),
                    rows as (
                        insert into read_model.status_updates as t (
                            update_id, team_id, content, answers, author, slack_workspace, slack_user,
                            created_at, updated_at, sequence, position, event_id)
                        select key, team_id, content, answers, author, slack_workspace, slack_user,
                               created_at, timestamp, sequence, position, id
                        from told
                        where until_position is null
                        on conflict (update_id) do update
                        set content = excluded.content,
                            answers = excluded.answers,
                            updated_at = excluded.updated_at,
                            sequence = excluded.sequence,
                            position = excluded.position,
                            event_id = excluded.event_id
                        where t.sequence < excluded.sequence),
                    closed as (
                        update read_model.status_update_history h
                        set valid_to_position = f.position,
                            valid_to = f.timestamp
                        from (select distinct on (key) key, position, timestamp
                              from versions
                              order by key, sequence) f
                        where h.update_id = f.key
                        and h.valid_to_position is null)%4$s
                    insert into read_model.status_update_history (
                        update_id, team_id, content, answers, author, slack_workspace, slack_user,
                        created_at, updated_at, sequence, position, event_id,
                        valid_from_position, valid_to_position, valid_from, valid_to)
                    select key, team_id, content, answers, author, slack_workspace, slack_user,
                           created_at, timestamp, sequence, position, id,
                           position, until_position, timestamp, until
                    from told
                    """;

    private static final String UPDATE_CHANGES =
            """
            , feed as (
                insert into read_model.changes (
                    epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type,
                    team_id, row)
                select (select epoch from event_store.epoch), 'status_updates', 'changed', key,
                       sequence, position, id, type, team_id,
                       jsonb_build_object(
                           'update_id', key, 'team_id', team_id, 'content', content,
                           'answers', answers, 'author', author, 'slack_workspace', slack_workspace,
                           'slack_user', slack_user, 'retracted_at', null, 'created_at', created_at,
                           'updated_at', timestamp, 'sequence', sequence)
                from told
                order by position)
            """;

    private static final String TEAMS =
            VERSIONS
                    + """
                    told as materialized (
                        select v.*, v.data ->> 'name' as name,
                               coalesce(r.created_at, v.since) as created_at
                        from versions v
                        left join read_model.teams r on r.team_id = v.key),
                    rows as (
                        insert into read_model.teams as t (
                            team_id, name, created_at, updated_at, sequence, position, event_id)
                        select key, name, created_at, timestamp, sequence, position, id
                        from told
                        where until_position is null
                        on conflict (team_id) do update
                        set name = excluded.name,
                            created_at = excluded.created_at,
                            updated_at = excluded.updated_at,
                            sequence = excluded.sequence,
                            position = excluded.position,
                            event_id = excluded.event_id
                        where t.sequence < excluded.sequence),
                    closed as (
                        update read_model.team_history h
                        set valid_to_position = f.position,
                            valid_to = f.timestamp
                        from (select distinct on (key) key, position, timestamp
                              from versions
                              order by key, sequence) f
                        where h.team_id = f.key
                        and h.valid_to_position is null)%4$s
                    insert into read_model.team_history (
                        team_id, name, members, created_at, updated_at, sequence, position, event_id,
                        valid_from_position, valid_to_position, valid_from, valid_to)
                    select key, name, '[]', created_at, timestamp, sequence, position, id,
                           position, until_position, timestamp, until
                    from told
                    """;

    private static final String TEAM_CHANGES =
            """
            , feed as (
                insert into read_model.changes (
                    epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type,
                    team_id, row)
                select (select epoch from event_store.epoch), 'teams', 'changed', key,
                       sequence, position, id, type, key,
                       jsonb_build_object(
                           'team_id', key, 'name', name, 'slack_workspace', null,
                           'slack_channel', null, 'poll_schedule', null, 'poll_time_zone', null,
                           'members', jsonb '[]', 'archived_at', null, 'created_at', created_at,
                           'updated_at', timestamp, 'sequence', sequence)
                from told
                order by position)
            """;

    private SetBased() {}

    /// Seconds for both views from one position to another, with the change feed.
    static double both(Database database, int after, int last) throws SQLException {
        long start = System.nanoTime();
        for (int from = after; from < last; from += SLICE) {
            int to = Math.min(from + SLICE, last);
            database.execute(teams(from, to, TEAM_CHANGES));
            database.execute(updates(from, to, UPDATE_CHANGES));
        }
        return seconds(start);
    }

    /// Seconds for the status updates alone, as a rebuild has them: nobody is told of changes.
    static double updates(Database database, int after, int last) throws SQLException {
        long start = System.nanoTime();
        for (int from = after; from < last; from += SLICE) {
            database.execute(updates(from, Math.min(from + SLICE, last), ""));
        }
        return seconds(start);
    }

    private static String teams(int from, int to, String feed) {
        return TEAMS.formatted(from, to, "'TeamRegistered', 'TeamRenamed'", feed);
    }

    private static String updates(int from, int to, String feed) {
        return UPDATES.formatted(from, to, "'StatusUpdateSubmitted', 'StatusUpdateEdited'", feed);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
