package dev.rollcall.commands.model;

/// Why a well-formed command is not done. Callers can act on each.
public enum Rejection {
    TEAM_UNKNOWN,
    TEAM_EXISTS,
    TEAM_ARCHIVED,
    CHANNEL_TAKEN,
    NOT_TEAM_ADMIN,
    ROUND_UNKNOWN,
    TOO_MANY_ROUNDS,
    STATUS_UPDATE_UNKNOWN,
    STATUS_UPDATE_EXISTS,
    STATUS_UPDATE_RETRACTED,
    POLL_UNKNOWN,
    POLL_EXISTS,
    POLL_OPEN,
    POLL_CLOSED,
    REMINDED_ENOUGH,
    POLL_ANONYMOUS,
    QUESTION_ANONYMOUS,
    WEBHOOK_UNKNOWN,
    DIGEST_OTHERWISE
}
