package dev.rollcall.api.document;

import dev.rollcall.edge.problems.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Writes into the OpenAPI document what queries and the stream take and may refuse. They read
/// their parameters themselves, so that all that is wrong is told at once; `ApiDocumentTest` holds
/// the two together.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final Map<String, String> FILTERS =
            inOrder(
                    "team_id", "Only of this team.",
                    "author", "Only by the person of this name.",
                    "slack_workspace", "Only from this Slack workspace, such as T0LOCAL.",
                    "slack_user",
                            "Only by this Slack user, such as U0ADA; goes with slack_workspace.");
    private static final Map<String, String> INTERVAL =
            inOrder(
                    "from",
                            "Created at or after this: a moment (2026-11-23T09:30:00Z) or a date (2026-11-23, from its start in zone).",
                    "to", "Created before this moment, or until the end of this date in zone.",
                    "zone", "The time zone of dates, such as Europe/Berlin; UTC if absent.");
    private static final Map<String, String> ARCHIVED =
            inOrder("include_archived", "true: archived teams too, which have archived_at.");
    private static final Map<String, String> EVENTS =
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
    private static final Map<String, String> PAGING =
            inOrder(
                    "limit", "How many items, 1 to 200; 50 if absent.",
                    "cursor", "The next_cursor of the page before.");
    private static final Map<String, String> READ_YOUR_WRITES =
            inOrder(
                    "after", "The token of a command or a change: the answer has it, or is 504.",
                    "wait", "How many seconds to wait for it, 0 to 30; 5 if absent.");
    private static final Map<String, String> TIME_TRAVEL =
            inOrder(
                    "as_of",
                    "What it was at this moment (2026-11-23T09:30:00Z), or after the event of this position. Beyond what the views have seen the answer is marked incomplete.");
    private static final Map<String, String> MOMENTS =
            inOrder(
                    "from", "The earlier moment, or a position.",
                    "to", "The later one; now if absent.");
    private static final Map<String, String> STREAM =
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

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var paths = document.getPaths().getPathItems();
        list(paths.get("/api/v1/teams"), ARCHIVED);
        list(paths.get("/api/v1/status-updates"), FILTERS, INTERVAL);
        for (var item : List.of("/api/v1/teams/{id}", "/api/v1/status-updates/{id}")) {
            one(paths.get(item));
            past(paths.get(item + "/history"), PAGING);
            past(paths.get(item + "/diff"), MOMENTS);
        }
        events(paths.get("/api/v1/events").getGET());
        event(paths.get("/api/v1/events/{id}").getGET());
        causation(paths.get("/api/v1/events/{id}/causation").getGET());
        stream(paths.get("/api/v1/stream"));
        StreamEvents.describe(document);
        paths.get("/api/v1/session").getOperations().values().forEach(ApiDocument::refusals);
    }

    @SafeVarargs
    private static void list(PathItem path, Map<String, String>... filters) {
        var query = path.getGET();
        for (var filter : filters) {
            take(query, filter);
        }
        take(query, PAGING);
        take(query, TIME_TRAVEL);
        take(query, READ_YOUR_WRITES);
        refusals(query);
        refusal(query, "504", "The views do not have the write of after yet");
    }

    private static void one(PathItem path) {
        var query = path.getGET();
        takeId(query);
        unlessAtHand(query);
        take(query, TIME_TRAVEL);
        take(query, READ_YOUR_WRITES);
        refusals(query);
        refusal(query, "404", "There is none of this id, or it was retracted");
        refusal(query, "504", "The views do not have the write of after yet");
    }

    private static void events(Operation query) {
        take(query, EVENTS);
        take(query, PAGING);
        var content = query.getResponses().getAPIResponse("200").getContent();
        content.getMediaType("application/json").example(EventExamples.PAGE);
        content.addMediaType("application/x-ndjson", text(EventExamples.NDJSON));
        content.addMediaType("text/csv", text(EventExamples.CSV));
        refusals(query);
    }

    private static void event(Operation query) {
        takeId(query);
        unlessAtHand(query);
        refusals(query);
        refusal(query, "404", "There is none of this id");
    }

    private static void causation(Operation query) {
        takeId(query);
        refusals(query);
        refusal(query, "404", "There is none of this id");
    }

    private static MediaType text(String example) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                .example(example);
    }

    private static void takeId(Operation query) {
        query.addParameter(parameter(Parameter.In.PATH, "id", "Its UUID.").required(true));
    }

    private static void unlessAtHand(Operation query) {
        query.addParameter(
                parameter(
                        Parameter.In.HEADER,
                        "If-None-Match",
                        "The ETag of the version at hand, such as \"1.7\"."));
        query.getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("The version at hand is the latest"));
    }

    private static void past(PathItem path, Map<String, String> parameters) {
        var query = path.getGET();
        takeId(query);
        take(query, parameters);
        take(query, READ_YOUR_WRITES);
        refusals(query);
        refusal(query, "404", "There was none of this id");
        refusal(query, "504", "The views do not have the write of after yet");
    }

    private static void stream(PathItem path) {
        take(path.getGET(), FILTERS);
        take(path.getGET(), STREAM);
        refusals(path.getGET());
    }

    private static void take(Operation query, Map<String, String> parameters) {
        parameters.forEach(
                (name, description) ->
                        query.addParameter(parameter(Parameter.In.QUERY, name, description)));
    }

    private static Parameter parameter(Parameter.In in, String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(in)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static void refusals(Operation operation) {
        refusal(operation, "400", "A parameter or field is not as it must be; errors names each");
        refusal(operation, "401", "No token, or an unknown one");
        refusal(operation, "403", "The token lacks the scope");
        refusal(operation, "503", "Not now; Retry-After says when to ask again");
    }

    private static void refusal(Operation operation, String status, String description) {
        operation.getResponses().addAPIResponse(status, problem(description));
    }

    private static APIResponse problem(String description) {
        var shape = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createAPIResponse()
                .description(description)
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType().schema(shape)));
    }

    private static Map<String, String> inOrder(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
