package dev.rollcall.api.document;

import static dev.rollcall.api.document.QueryParameters.ARCHIVED;
import static dev.rollcall.api.document.QueryParameters.DAYS;
import static dev.rollcall.api.document.QueryParameters.EVENTS;
import static dev.rollcall.api.document.QueryParameters.FIELDS;
import static dev.rollcall.api.document.QueryParameters.FILTERS;
import static dev.rollcall.api.document.QueryParameters.INTERVAL;
import static dev.rollcall.api.document.QueryParameters.MOMENTS;
import static dev.rollcall.api.document.QueryParameters.NEWEST_FIRST;
import static dev.rollcall.api.document.QueryParameters.OLDEST_FIRST;
import static dev.rollcall.api.document.QueryParameters.OPEN;
import static dev.rollcall.api.document.QueryParameters.PAGING;
import static dev.rollcall.api.document.QueryParameters.READ_YOUR_WRITES;
import static dev.rollcall.api.document.QueryParameters.SEARCH;
import static dev.rollcall.api.document.QueryParameters.SORT;
import static dev.rollcall.api.document.QueryParameters.STREAM;
import static dev.rollcall.api.document.QueryParameters.STRETCHES;
import static dev.rollcall.api.document.QueryParameters.TEAM;
import static dev.rollcall.api.document.QueryParameters.TIME_TRAVEL;
import static dev.rollcall.api.document.QueryParameters.TOTAL;
import static dev.rollcall.api.document.QueryParameters.WHOSE;

import dev.rollcall.edge.problems.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
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
    @Override
    public void filterOpenAPI(OpenAPI document) {
        var paths = document.getPaths().getPathItems();
        countedList(paths.get("/api/v1/teams"), ARCHIVED, SORT);
        list(paths.get("/api/v1/members"), WHOSE, ARCHIVED);
        countedList(paths.get("/api/v1/status-updates"), FILTERS, INTERVAL, SEARCH);
        countedList(paths.get("/api/v1/polls"), TEAM, ARCHIVED, INTERVAL, OPEN, NEWEST_FIRST);
        list(paths.get("/api/v1/participation"), TEAM, ARCHIVED, DAYS);
        list(paths.get("/api/v1/blockers"), WHOSE, ARCHIVED, OLDEST_FIRST);
        list(paths.get("/api/v1/streaks"), WHOSE, ARCHIVED);
        differences(paths.get("/api/v1/teams/diff"), ARCHIVED);
        differences(paths.get("/api/v1/status-updates/diff"), FILTERS);
        one(paths.get("/api/v1/polls/{id}"));
        for (var item : List.of("/api/v1/teams/{id}", "/api/v1/status-updates/{id}")) {
            one(paths.get(item));
            unlessAtHand(paths.get(item).getGET());
        }
        for (var item :
                List.of(
                        "/api/v1/teams/{id}",
                        "/api/v1/status-updates/{id}",
                        "/api/v1/polls/{id}")) {
            past(paths.get(item + "/history"), PAGING);
            past(paths.get(item + "/diff"), MOMENTS);
        }
        events(paths.get("/api/v1/events").getGET());
        density(paths.get("/api/v1/events/density").getGET());
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

    /// With what [dev.rollcall.api.queries.Lists] takes, too.
    @SafeVarargs
    private static void countedList(PathItem path, Map<String, String>... filters) {
        list(path, filters);
        take(path.getGET(), FIELDS);
        take(path.getGET(), TOTAL);
        unlessAtHand(path.getGET());
    }

    private static void differences(PathItem path, Map<String, String> filter) {
        var query = path.getGET();
        take(query, filter);
        take(query, MOMENTS);
        take(query, FIELDS);
        take(query, PAGING);
        take(query, READ_YOUR_WRITES);
        refusals(query);
        refusal(query, "504", "The views do not have the write of after yet");
    }

    private static void one(PathItem path) {
        var query = path.getGET();
        takeId(query);
        take(query, FIELDS);
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

    private static void density(Operation query) {
        take(query, STRETCHES);
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
                        "The ETag of what is at hand, such as \"1.7\"."));
        query.getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("What is at hand is the latest"));
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
}
