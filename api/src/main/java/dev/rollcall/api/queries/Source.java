package dev.rollcall.api.queries;

/// What queries read: a projection's table, which has a row for each aggregate, and the history of
/// its rows.
public enum Source {
    TEAMS("teams", "teams", "team_history", "team_id"),
    STATUS_UPDATES("status_updates", "status_updates", "status_update_history", "update_id"),
    POLLS("participation", "polls", "poll_history", "poll_id"),
    BLOCKERS("blockers", "blockers", "blocker_history", "update_id"),
    STREAKS("streaks", "streak_updates", "streak_update_history", "update_id"),
    PEOPLE("people", "people", "person_history", "person_id");

    private final String projection;
    private final String table;
    private final String history;
    private final String key;

    Source(String projection, String table, String history, String key) {
        this.projection = projection;
        this.table = table;
        this.history = history;
        this.key = key;
    }

    public String projection() {
        return projection;
    }

    public String table() {
        return table;
    }

    String history() {
        return history;
    }

    /// The column of the aggregate's id: the same for tables that read the same aggregates.
    String key() {
        return key;
    }
}
