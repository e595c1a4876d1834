package dev.rollcall.api.queries.blockers;

/// By since when they are open.
enum Order {
    OLDEST_FIRST("blockers-asc", "asc", ">"),
    NEWEST_FIRST("blockers-desc", "desc", "<");

    private final String list;
    private final String sql;
    private final String beyond;

    Order(String list, String sql, String beyond) {
        this.list = list;
        this.sql = sql;
        this.beyond = beyond;
    }

    /// The name of such a list in cursors.
    String list() {
        return list;
    }

    String sql() {
        return sql;
    }

    /// How what is yet to come compares with what was shown.
    String beyond() {
        return beyond;
    }
}
