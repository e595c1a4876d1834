package dev.rollcall.eventstore;

/// Every advisory lock that is taken in the database, whoever takes it: no two share a key.
public enum AdvisoryLock {

    /// Appends follow one another, so that positions are in commit order: `event_store.append`.
    APPEND("1383030892, 1"),

    /// Changes are numbered in commit order. Taken by the projector.
    CHANGE_FEED("1383030892, 2"),

    /// Held by the one pod that publishes events, for as long as its session lives.
    RELAY("1383030892, 3"),

    /// Held by the one session that tries a candidate of a view.
    WHAT_IF("1383030892, 4"),

    /// One for each projection, `$1`: shared by its batches, alone by what replaces all its rows.
    PROJECTION("1383030893, hashtext($1)"),

    /// One for each person, `$2` of workspace `$1`: what happens to their interviews follows one
    /// another. Taken by commands.
    INTERVIEWS("1383030894, hashtext($1 || '/' || $2)");

    private final String key;

    AdvisoryLock(String key) {
        this.key = key;
    }

    /// The arguments of a lock function, in SQL.
    public String key() {
        return key;
    }
}
