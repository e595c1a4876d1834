package dev.rollcall.api.document;

import static dev.rollcall.api.document.QueryParameters.AFTER_DAY;
import static dev.rollcall.api.document.QueryParameters.AFTER_ID;
import static dev.rollcall.api.document.QueryParameters.ARCHIVED;
import static dev.rollcall.api.document.QueryParameters.AS_OF;
import static dev.rollcall.api.document.QueryParameters.BUCKETS;
import static dev.rollcall.api.document.QueryParameters.DAYS;
import static dev.rollcall.api.document.QueryParameters.EVENTS;
import static dev.rollcall.api.document.QueryParameters.FILTERS;
import static dev.rollcall.api.document.QueryParameters.ID;
import static dev.rollcall.api.document.QueryParameters.INTERVAL;
import static dev.rollcall.api.document.QueryParameters.LAST_EVENT_ID;
import static dev.rollcall.api.document.QueryParameters.MOMENTS;
import static dev.rollcall.api.document.QueryParameters.NEWEST_FIRST;
import static dev.rollcall.api.document.QueryParameters.OLDEST_FIRST;
import static dev.rollcall.api.document.QueryParameters.OPEN;
import static dev.rollcall.api.document.QueryParameters.PAGING;
import static dev.rollcall.api.document.QueryParameters.PERSON;
import static dev.rollcall.api.document.QueryParameters.Q;
import static dev.rollcall.api.document.QueryParameters.SLACK_USER;
import static dev.rollcall.api.document.QueryParameters.SORT;
import static dev.rollcall.api.document.QueryParameters.STREAM;
import static dev.rollcall.api.document.QueryParameters.TEAM;
import static dev.rollcall.api.document.QueryParameters.TOTAL;
import static dev.rollcall.api.document.QueryParameters.WHOSE;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Writes into the OpenAPI document what queries and the stream take, answer and may refuse. They
/// read their parameters themselves, so that all that is wrong is told at once; `ConformanceTest`
/// holds the two together.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        return Shapes.renamed(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        var paths = document.getPaths();
        Shapes.complete(components);
        Answers.share(components);
        components.addSecurityScheme(
                "session",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("rollcall_session")
                        .description("What signing in gives a browser"));
        lists(paths, components);
        rows(paths, components);
        audit(paths);
        stream(get(paths, "stream"));
        flow(get(paths, "flow"));
        StreamEvents.describe(document);
        SessionOperations.describe(paths.getPathItem("/api/v1/session"));
    }

    private static void lists(Paths paths, Components components) {
        list(get(paths, "teams"), "listTeams", Examples.TEAM)
                .takes(ARCHIVED)
                .takes(SORT)
                .takes(QueryParameters.fields(names(components, "Team")), TOTAL)
                .unlessAtHand();
        list(get(paths, "status-updates"), "listStatusUpdates", Examples.STATUS_UPDATE)
                .exports(ExportExamples.UPDATES_NDJSON, ExportExamples.UPDATES_CSV)
                .takes(AFTER_ID)
                .takes(FILTERS)
                .takes(INTERVAL)
                .takes(Q, NEWEST_FIRST)
                .takes(QueryParameters.fields(names(components, "StatusUpdate")), TOTAL)
                .unlessAtHand();
        list(get(paths, "polls"), "listPolls", Examples.POLL)
                .takes(TEAM, ARCHIVED)
                .takes(INTERVAL)
                .takes(OPEN, NEWEST_FIRST)
                .takes(QueryParameters.fields(names(components, "Poll")), TOTAL)
                .unlessAtHand();
        list(get(paths, "members"), "listMembers", Examples.MEMBER)
                .takes(WHOSE)
                .takes(ARCHIVED)
                .unlessAtHand();
        list(get(paths, "participation"), "listParticipation", Examples.PARTICIPATION)
                .exports(ExportExamples.PARTICIPATION_NDJSON, ExportExamples.PARTICIPATION_CSV)
                .takes(AFTER_DAY)
                .takes(TEAM, ARCHIVED)
                .takes(DAYS)
                .unlessAtHand();
        list(get(paths, "blockers"), "listBlockers", Examples.BLOCKER)
                .takes(WHOSE)
                .takes(ARCHIVED, OLDEST_FIRST)
                .unlessAtHand();
        list(get(paths, "streaks"), "listStreaks", Examples.STREAK)
                .takes(WHOSE)
                .takes(ARCHIVED)
                .unlessAtHand();
        list(get(paths, "people"), "listPeople", Examples.PERSON)
                .takes(SLACK_USER)
                .takes(QueryParameters.fields(names(components, "Person")), TOTAL)
                .unlessAtHand();
        differences(get(paths, "teams/diff"), "compareTeams")
                .takes(ARCHIVED, QueryParameters.fields(names(components, "Team")));
        var compared = names(components, "StatusUpdate");
        compared.remove("highlight");
        differences(get(paths, "status-updates/diff"), "compareStatusUpdates")
                .takes(FILTERS)
                .takes(QueryParameters.fields(compared));
    }

    private static void rows(Paths paths, Components components) {
        row(paths, "teams/{id}", "Team", components, Examples.TEAM).unlessAtHand();
        row(paths, "status-updates/{id}", "StatusUpdate", components, Examples.STATUS_UPDATE)
                .unlessAtHand();
        row(paths, "polls/{id}", "Poll", components, Examples.POLL);
        row(
                        paths,
                        "people/{slack_workspace}/{slack_user}",
                        PERSON,
                        "Person",
                        components,
                        Examples.PERSON)
                .unlessAtHand();
    }

    private static void audit(Paths paths) {
        get(paths, "events")
                .named("listEvents")
                .answers("A page of events, or all of them", Examples.page(Examples.EVENT))
                .takes(EVENTS)
                .takes(INTERVAL)
                .takes(NEWEST_FIRST)
                .takes(PAGING)
                .reads()
                .exports(ExportExamples.EVENTS_NDJSON, ExportExamples.EVENTS_CSV);
        get(paths, "events/density")
                .named("getEventDensity")
                .answers("How much happened when", Examples.DENSITY)
                .takes(INTERVAL)
                .takes(BUCKETS)
                .reads();
        get(paths, "events/{id}")
                .named("getEvent")
                .answers("The event", Examples.EVENT)
                .takes(ID)
                .unlessAtHand()
                .reads()
                .refuses("404", "NotFound");
        get(paths, "events/{id}/causation")
                .named("getEventCausation")
                .answers("Its causes and effects", Examples.CAUSATION)
                .takes(ID)
                .reads()
                .refuses("404", "NotFound");
    }

    private static void flow(Described flow) {
        flow.named("getFlow")
                .answers("What flows just now", Examples.FLOW)
                .reads()
                .opened("operate");
    }

    private static void stream(Described stream) {
        stream.operation().setParameters(null);
        stream.named("openStream")
                .takes(FILTERS)
                .takes(STREAM)
                .takes(LAST_EVENT_ID)
                .closed()
                .refuses("400", "BadRequest")
                .refuses("406", "NotAcceptable");
        stream.ok().addHeader("Cache-Control", Answers.caching());
    }

    private static Described list(Described query, String id, String item) {
        return query.named(id)
                .answers("A page", Examples.page(item))
                .takes(PAGING)
                .takes(AS_OF)
                .waits()
                .reads();
    }

    private static Described differences(Described query, String id) {
        return query.named(id)
                .answers("A page of what differs", Examples.page(Examples.DIFFERENCE))
                .takes(MOMENTS)
                .takes(PAGING)
                .waits()
                .reads();
    }

    private static Described row(
            Paths paths, String path, String row, Components components, String example) {
        return row(paths, path, List.of(ID), row, components, example);
    }

    private static Described row(
            Paths paths,
            String path,
            List<Parameter> key,
            String row,
            Components components,
            String example) {
        get(paths, path + "/history")
                .named("get" + row + "History")
                .answers("Its versions, the first first", Examples.page(Examples.version(example)))
                .takes(key)
                .takes(PAGING)
                .waits()
                .reads()
                .refuses("404", "NotFound");
        get(paths, path + "/diff")
                .named("compare" + row)
                .answers("What differs", Examples.DIFFERENCE)
                .takes(key)
                .takes(MOMENTS)
                .waits()
                .reads()
                .refuses("404", "NotFound");
        var names = names(components, row);
        names.remove("highlight");
        var one =
                get(paths, path)
                        .named("get" + row)
                        .answers("As it is, or was", example)
                        .takes(key)
                        .takes(QueryParameters.fields(names), AS_OF)
                        .waits()
                        .reads()
                        .refuses("404", "NotFound");
        one.ok().getContent().getMediaType("application/json").schema(Shapes.one(components, row));
        return one;
    }

    private static Described get(Paths paths, String path) {
        PathItem item = paths.getPathItem("/api/v1/" + path);
        return new Described(item.getGET());
    }

    private static List<String> names(Components components, String row) {
        return new ArrayList<>(components.getSchemas().get(row).getProperties().keySet());
    }
}
