package dev.rollcall.events;

/// Who caused an event, from where, and because of what.
///
/// @param actor the name of the access token, or the Slack user, that gave the command; `rollcall`
///     where the time came
/// @param source the door it came through: `rest`, `slack`; `schedule` where the time came,
///     `webhook` where a receiver said that it is gone
/// @param ip the caller's address; null where there is none
/// @param userAgent the caller's program; null where it did not say
/// @param correlationId one id for everything that follows from one request
/// @param causationId the event that made a process give the command; null for a person's
/// @param commandId the command's id: the same request, sent again, has the same
/// @param requestHash tells the same request from another one that claims the same id
/// @param slackWorkspace the Slack workspace that it came from; null for other doors
/// @param slackChannel the channel that it came from; null where it is not known
/// @param slackTs the message that it came from, within its channel; null where there is none
public record Metadata(
        String actor,
        String source,
        String ip,
        String userAgent,
        String correlationId,
        String causationId,
        String commandId,
        String requestHash,
        String slackWorkspace,
        String slackChannel,
        String slackTs) {}
