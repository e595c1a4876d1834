package dev.rollcall.commands.model.team;

/// When a team is asked: a Unix cron expression, read in an IANA time zone.
public record PollSchedule(String cron, String timeZone) {}
