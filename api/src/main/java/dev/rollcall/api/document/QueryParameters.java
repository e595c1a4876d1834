package dev.rollcall.api.document;

import java.util.LinkedHashMap;
import java.util.Map;

/// What queries and the stream take, by name.
final class QueryParameters {
    static final Map<String, String> FILTERS =
            inOrder(
                    "team_id", "Only of this team.",
                    "author", "Only by the person of this name.",
                    "slack_workspace", "Only from this Slack workspace, such as T0LOCAL.",
                    "slack_user",
                            "Only by this Slack user, such as U0ADA; goes with slack_workspace.");
    static final Map<String, String> TEAM = inOrder("team_id", "Only of this team.");
    static final Map<String, String> WHOSE =
            inOrder(
                    "team_id", "Only of this team.",
                    "slack_workspace", "Only of this Slack workspace, such as T0LOCAL.",
                    "slack_user",
                            "Only of this Slack user, such as U0ADA; goes with slack_workspace.");
    static final Map<String, String> DAYS =
            inOrder(
                    "from", "The first day, such as 2026-11-23.",
                    "to", "The last day, included.");
    static final Map<String, String> OPEN =
            inOrder(
                    "open",
                    "true: only those that were not closed yet; false: only those that were.");
    static final Map<String, String> SEARCH =
            inOrder(
                    "q",
                            "Only what says this, by words in the installation's language: words, \"a phrase\", or, -without. Questions are not searched. Up to 200 characters.",
                    "order", "desc: newest first, if absent; asc: oldest first.");
    static final Map<String, String> SORT =
            inOrder(
                    "sort", "name, if absent; updated_at; created_at.",
                    "order", "asc, if absent, by name; desc, if absent, by time.");
    static final Map<String, String> FIELDS =
            inOrder(
                    "fields",
                    "Only these fields, separated by commas; the id and sequence always come, stale_since where it is.");
    static final Map<String, String> TOTAL =
            inOrder(
                    "total",
                    "true: total says how many items all pages have, up to 10,000; beyond, total_at_least.");
    static final Map<String, String> NEWEST_FIRST =
            inOrder("order", "desc: newest first, if absent; asc: oldest first.");
    static final Map<String, String> OLDEST_FIRST =
            inOrder("order", "asc: the oldest first, if absent; desc: the newest first.");
    static final Map<String, String> INTERVAL =
            inOrder(
                    "from",
                            "At or after this: a moment (2026-11-23T09:30:00Z) or a date (2026-11-23, from its start in zone).",
                    "to", "Before this moment, or until the end of this date in zone.",
                    "zone", "The time zone of dates, such as Europe/Berlin; UTC if absent.");
    static final Map<String, String> ARCHIVED =
            inOrder("include_archived", "true: archived teams, and what is of them, too.");
    static final Map<String, String> EVENTS =
            inOrder(
                    "aggregate_id", "Only of this aggregate, such as a team; found by index.",
                    "type",
                            "Only of these types, such as TeamRenamed,TeamArchived, separated by commas.",
                    "actor", "Only by this one: the name of an access token, or the Slack user.",
                    "source", "Only through this door: rest or slack.",
                    "slack_workspace", "Only from this Slack workspace, such as T0LOCAL.",
                    "correlation_id", "Only what followed from this one request.",
                    "causation_id", "Only what this event caused directly.",
                    "from",
                            "Stored at or after this: a moment (2026-11-23T09:30:00Z) or a date (2026-11-23, from its start in zone).",
                    "to", "Stored before this moment, or until the end of this date in zone.",
                    "zone", "The time zone of dates, such as Europe/Berlin; UTC if absent.",
                    "after_position", "Only what stands after this position in the log.",
                    "order", "desc: newest first, if absent; asc: oldest first.");
    static final Map<String, String> STRETCHES =
            inOrder(
                    "from", "Where the first stretch begins; at the first event if absent.",
                    "to", "Where the last one ends; after the last event if absent.",
                    "zone", "The time zone of dates, such as Europe/Berlin; UTC if absent.",
                    "buckets", "How many stretches, 1 to 400; 200 if absent.");
    static final Map<String, String> PAGING =
            inOrder(
                    "limit", "How many items, 1 to 200; 50 if absent.",
                    "cursor",
                            "The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait.");
    static final Map<String, String> READ_YOUR_WRITES =
            inOrder(
                    "after", "The token of a command or a change: the answer has it, or is 504.",
                    "wait", "How many seconds to wait for it, 0 to 30; 5 if absent.");
    static final Map<String, String> TIME_TRAVEL =
            inOrder(
                    "as_of",
                    "What it was at this moment (2026-11-23T09:30:00Z), or after the event of this position. Beyond what the views have seen the answer is marked incomplete.");
    static final Map<String, String> MOMENTS =
            inOrder(
                    "from", "The earlier moment, or a position.",
                    "to", "The later one; now if absent.");
    static final Map<String, String> STREAM =
            inOrder(
                    "kinds",
                    "Which events: some of team, status_update, poll and blocker, separated by commas; team and status_update if absent.",
                    "from",
                    "Only of updates, polls and blockers created at or after this: a moment (2026-11-23T09:30:00Z) or a date (2026-11-23, from its start in zone).",
                    "zone",
                    "The time zone of dates, such as Europe/Berlin; UTC if absent.",
                    "snapshot",
                    "true: what there is comes first, and again after each reset.",
                    "limit",
                    "How many updates a snapshot has at most, the newest, 1 to 10000; 1000 if absent.",
                    "last_event_id",
                    "The id of the last event seen, where no Last-Event-ID header can be sent.");

    private QueryParameters() {}

    private static Map<String, String> inOrder(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
