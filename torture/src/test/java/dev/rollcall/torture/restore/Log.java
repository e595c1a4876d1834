package dev.rollcall.torture.restore;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The stored events, and where the views are not what they make.
record Log(String database) {

    /// The last event of each aggregate against its row, each event of an update against its
    /// history. A view that starts over keeps the keys of rows that others may refer to, at
    /// sequence 0, where nobody sees them.
    private static final String DIFFERENCES =
            """
            with head as (
                select distinct on (aggregate_id) aggregate_id, id, type, sequence, position
                from event_store.events
                order by aggregate_id, sequence desc)
            select 'status_updates ' || coalesce(head.aggregate_id, view.update_id::text)
            from (select * from head where type like 'StatusUpdate%') as head
            full join (select * from read_model.status_updates where sequence > 0) as view
                on view.update_id::text = head.aggregate_id
            where (head.id, head.sequence, head.position)
                is distinct from (view.event_id, view.sequence, view.position)
            union all
            select 'teams ' || coalesce(head.aggregate_id, view.team_id::text)
            from (
                select *
                from head
                where type not like 'StatusUpdate%' and type not like 'Poll%'
                and type not in ('SlackChannelClaimed', 'SlackChannelReleased')) as head
            full join (select * from read_model.teams where sequence > 0) as view on view.team_id::text = head.aggregate_id
            where (head.id, head.sequence, head.position)
                is distinct from (view.event_id, view.sequence, view.position)
            union all
            select 'history ' || coalesce(event.id, version.event_id)
            from (select * from event_store.events where type like 'StatusUpdate%') as event
            full join read_model.status_update_history as version on version.event_id = event.id
            where (event.sequence, event.position)
                is distinct from (version.sequence, version.valid_from_position)
            """;

    List<String> differencesOfTheViews() {
        return column(DIFFERENCES);
    }

    List<String> ids() {
        return column("select id::text from event_store.events order by position");
    }

    String text(String sql) {
        return column(sql).getFirst();
    }

    private List<String> column(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:" + database + "?user=postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
