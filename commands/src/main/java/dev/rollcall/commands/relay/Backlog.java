package dev.rollcall.commands.relay;

/// What is stored and not yet published: the log's last position, how many events wait (counted
/// in positions, some of which no event may have), and for how long the first of them has.
record Backlog(long head, long events, double seconds) {

    static final Backlog NONE = new Backlog(0, 0, 0);
}
