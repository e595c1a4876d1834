package dev.rollcall.api.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What answers look like; a test holds each against its shape.
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String TEAM =
            """
            {"team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b", "name": "Platform", "slack_workspace": "T0LOCAL",
             "slack_channel": "C0PLATFORM", "poll_schedule": "0 9 * * MON-FRI", "poll_time_zone": "Europe/Berlin",
             "rounds": [{"round": "daily", "cron": "0 9 * * MON-FRI", "time_zone": "Europe/Berlin",
              "audience": {"kind": "members"}, "own_zones": true, "remind_after_minutes": 60, "remind_at_most": 1,
              "close_after_minutes": 480, "summary_by": "person", "pause": {"until": "2027-01-04"},
              "questions": [{"text": "Any blockers?", "kind": "choice", "choices": ["No", "Yes"], "optional": false, "anonymous": false},
               {"text": "Which?", "kind": "text", "choices": [], "optional": true, "anonymous": false,
                "skip_if": {"question": 1, "answer": "No"}}]}],
             "holiday_country": "DE", "holiday_subdivision": "BE",
             "members": [{"slack_workspace": "T0LOCAL", "slack_user": "U0ADA"}],
             "admins": [{"slack_workspace": "T0LOCAL", "slack_user": "U0ADA"}],
             "created_at": "2026-11-02T08:00:00Z", "updated_at": "2026-11-23T09:30:00.123456Z", "sequence": 4}
            """;
    static final String STATUS_UPDATE =
            """
            {"update_id": "2b6a4c1e-8d0f-5b7a-9c3e-1f2a3b4c5d6e", "team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b",
             "content": "Finished the import, reviewing alerts next",
             "answers": [{"question": "What next?", "answer": "Finished the import, reviewing alerts next"}],
             "author": "Ada Lovelace", "slack_workspace": "T0LOCAL", "slack_user": "U0ADA",
             "poll_id": "5e4d3c2b-1a09-5f8e-8d7c-6b5a49382716",
             "created_at": "2026-11-23T09:31:00Z", "updated_at": "2026-11-23T09:31:00Z", "sequence": 1}
            """;
    static final String POLL =
            """
            {"poll_id": "5e4d3c2b-1a09-5f8e-8d7c-6b5a49382716", "team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b",
             "round": "1", "slot": "2026-11-23T09:00", "time_zone": "Europe/Berlin", "day": "2026-11-23",
             "opened_at": "2026-11-23T08:00:00Z", "opened_position": 90201,
             "asked": [{"slack_workspace": "T0LOCAL", "slack_user": "U0ADA", "time_zone": "Europe/Berlin"},
              {"slack_workspace": "T0LOCAL", "slack_user": "U0GRACE", "time_zone": "America/New_York"}],
             "questions": [{"text": "What next?", "kind": "text", "choices": [], "optional": false, "anonymous": false}],
             "closes_at": "2026-11-24T05:00:00Z", "posted_at": "2026-11-23T08:00:01Z",
             "slack_workspace": "T0LOCAL", "slack_channel": "C0PLATFORM", "expected": 2, "answered": 1, "late": 0,
             "awaited": [{"slack_workspace": "T0LOCAL", "slack_user": "U0GRACE"}], "anonymous": 0,
             "answers": [{"slack_workspace": "T0LOCAL", "slack_user": "U0ADA", "answered_at": "2026-11-23T09:31:00Z", "late": false}],
             "created_at": "2026-11-23T08:00:00Z", "updated_at": "2026-11-23T08:00:01Z", "sequence": 2}
            """;
    static final String PERSON =
            """
            {"person_id": "0d6c8d6e-7f0d-5c0e-8a6b-3c2d1e0f9a8b", "slack_workspace": "T0LOCAL", "slack_user": "U0ADA",
             "time_zone": "Asia/Tokyo", "days_off": [{"first_day": "2026-12-24", "last_day": "2027-01-03"}], "reminders": false, "interviews": true,
             "created_at": "2026-11-02T08:00:00Z", "updated_at": "2026-11-23T09:30:00.123456Z", "sequence": 3}
            """;
    static final String MEMBER =
            """
            {"team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b", "slack_workspace": "T0LOCAL", "slack_user": "U0ADA",
             "name": "Ada Lovelace", "last_said_at": "2026-11-23T09:31:00Z"}
            """;
    static final String PARTICIPATION =
            """
            {"team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b", "day": "2026-11-23", "expected": 2, "answered": 1, "late": 0}
            """;
    static final String BLOCKER =
            """
            {"update_id": "2b6a4c1e-8d0f-5b7a-9c3e-1f2a3b4c5d6e", "team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b",
             "slack_workspace": "T0LOCAL", "slack_user": "U0ADA", "author": "Ada Lovelace",
             "blocker": "Waiting for the keys", "since": "2026-11-20T09:12:00Z"}
            """;
    static final String STREAK =
            """
            {"team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b", "slack_workspace": "T0LOCAL", "slack_user": "U0ADA",
             "current_run": 7, "longest_run": 21}
            """;
    static final String DIFFERENCE =
            """
            {"from": {"team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b", "name": "Platform", "sequence": 1},
             "to": {"team_id": "7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b", "name": "Foundations", "sequence": 2},
             "changed": ["name", "sequence"]}
            """;
    static final String EVENT = ExportExamples.EVENTS_NDJSON;
    static final String CAUSATION =
            """
            {"chain": [%s], "complete": true, "effects": {"items": []}}
            """
                    .formatted(EVENT);
    static final String DENSITY =
            """
            {"from": "2026-11-23T00:00:00Z", "to": "2026-11-24T00:00:00Z", "first": "2026-11-02T08:00:00Z",
             "last": "2026-11-23T09:31:00Z", "counts": [0, 12, 3, 0]}
            """;
    static final String FLOW =
            """
            {"log": {"head": 90210, "last_minute": 12, "last_hour": 340}, "feed": {"head": 4711, "last_minute": 12},
             "streams": 7, "visible": [{"view": "status_updates", "changes": 990, "p50_seconds": 0.031, "p99_seconds": 0.118,
             "buckets": [{"seconds": 0.05, "changes": 700}, {"seconds": 0.1, "changes": 270}, {"changes": 20}]}]}
            """;
    static final String SESSION =
            """
            {"name": "dashboard", "scopes": ["read"]}
            """;
    static final String SIGN_IN =
            """
            {"token": "a-token-of-rollcall.access.tokens"}
            """;

    private Examples() {}

    static String page(String item) {
        return """
            {"items": [%s], "next_cursor": "dGVhbXM6UGxhdGZvcm0.c2lnbmVk"}
            """
                .formatted(item);
    }

    static String version(String row) {
        return """
            {"row": %s, "valid_from": "2026-11-23T09:30:00.123456Z",
             "event": {"id": "0b0e9a52-1c4f-5d7e-9a55-0c9d1a2b3c4d", "type": "TeamRenamed", "position": 90210,
                       "actor": "ada", "source": "rest", "correlation_id": "e3e40a33-d439-4162-8a96-8a7a6878aa24"}}
            """
                .formatted(row);
    }

    /// @param errors as JSON, with a comma before it
    static String problem(int status, String title, String detail, String errors) {
        return """
            {"type": "urn:rollcall:problem:%s", "title": "%s", "status": %d, "detail": "%s", "instance": "/api/v1/teams"%s}
            """
                .formatted(
                        title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                        title,
                        status,
                        detail,
                        errors);
    }

    /// As the document holds it.
    static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example is JSON", e);
        }
    }
}
