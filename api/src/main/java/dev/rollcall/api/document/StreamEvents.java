package dev.rollcall.api.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The shapes of a stream's events, which no method's signature tells: `data` is JSON on one line.
final class StreamEvents {
    private static final String MEDIA_TYPE = "text/event-stream";

    private StreamEvents() {}

    static void describe(OpenAPI document) {
        var components = document.getComponents();
        components.addSchema("StreamedPoll", poll());
        components.addSchema("StreamedBlocker", blocker());
        components.addSchema(
                "StreamedStatusUpdate",
                OASFactory.createSchema()
                        .allOf(
                                List.of(
                                        Shapes.ref("StatusUpdate"),
                                        object(
                                                Map.of(
                                                        "retracted_at",
                                                        text().format("date-time")
                                                                .description(
                                                                        "There when it was taken back: then it has no text."))))));
        var events = new TreeMap<String, Schema>();
        events.put(
                "hello",
                object(Map.of("resumed", of(SchemaType.BOOLEAN))).required(List.of("resumed")));
        events.put("reset", object(Map.of("reason", text())).required(List.of("reason")));
        events.put(
                "snapshot",
                object(
                                Map.of(
                                        "phase", text().enumeration(List.of("begin", "end")),
                                        "more",
                                                of(SchemaType.ARRAY)
                                                        .items(
                                                                text().enumeration(
                                                                                List.of(
                                                                                        "status_update",
                                                                                        "poll",
                                                                                        "blocker",
                                                                                        "person")))
                                                        .description(
                                                                "At the end: the kinds of which there is more than limit."),
                                        "next_cursor",
                                                text().description(
                                                                "At the end, where there are more updates: for GET /api/v1/status-updates.")))
                        .required(List.of("phase")));
        events.put("team", change(components, "Team"));
        events.put("status_update", change(components, "StreamedStatusUpdate"));
        events.put("poll", change(components, "StreamedPoll"));
        events.put("blocker", change(components, "StreamedBlocker"));
        events.put("person", change(components, "Person"));
        var any = OASFactory.createSchema();
        events.forEach((name, data) -> any.addOneOf(add(components, name, data)));
        components.removeSchema("Change");
        document.getPaths()
                .getPathItem("/api/v1/stream")
                .getGET()
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType(MEDIA_TYPE)
                .schema(any);
    }

    private static Schema add(Components components, String name, Schema data) {
        var title = "Stream" + capitalised(name);
        components.addSchema(
                title,
                object(
                                Map.of(
                                        "event", text().enumeration(List.of(name)),
                                        "id",
                                                text().description(
                                                                "Where to resume; empty before a snapshot has ended.")
                                                        .examples(List.of("1-4711")),
                                        "data", data))
                        .required(List.of("event", "data")));
        return Shapes.ref(title);
    }

    /// What all changes have, with this view's row.
    private static Schema change(Components components, String row) {
        var properties = new TreeMap<>(components.getSchemas().get("Change").getProperties());
        properties.put("row", Shapes.ref(row));
        return object(properties).required(List.of("token", "sequence", "position", "row"));
    }

    private static Schema poll() {
        return row(
                        "poll_id",
                        "opened_at",
                        "day_ends_at",
                        "closes_at",
                        "posted_at",
                        "closed_at",
                        "summarised_at")
                .description(
                        "One round of asking a team. Who is expected are those asked; where it names none, the team's members when it was opened.")
                .addProperty("asked", of(SchemaType.ARRAY).items(Shapes.ref("Asked")))
                .addProperty("questions", of(SchemaType.ARRAY).items(Shapes.ref("Question")))
                .addProperty("summary_workspace", text())
                .addProperty("summary_channel", text())
                .addProperty("summary_ts", text())
                .addProperty("round", text())
                .addProperty("slot", text().description("When it was due, by the team's clock."))
                .addProperty("time_zone", text())
                .addProperty("opened_position", of(SchemaType.INTEGER).format("int64"))
                .addProperty("day", text().format("date"))
                .addProperty("slack_channel", text())
                .addProperty("slack_ts", text())
                .addProperty(
                        "reminded",
                        of(SchemaType.ARRAY).items(object(Map.of("slack_user", text()))));
    }

    private static Schema blocker() {
        return row("update_id", "retracted_at")
                .description(
                        "What a status update says of what blocks its author: the newest of a person counts.")
                .addProperty("author", text())
                .addProperty("slack_user", text())
                .addProperty("blocker", text().description("Absent where nothing does."));
    }

    private static Schema row(String key, String... times) {
        var row =
                object(Map.of())
                        .addProperty(key, text().format("uuid"))
                        .addProperty("team_id", text().format("uuid"))
                        .addProperty("slack_workspace", text())
                        .addProperty("created_at", text().format("date-time"))
                        .addProperty("updated_at", text().format("date-time"))
                        .addProperty("sequence", of(SchemaType.INTEGER).format("int64"));
        for (var time : times) {
            row.addProperty(time, text().format("date-time"));
        }
        return row;
    }

    private static Schema object(Map<String, Schema> properties) {
        return of(SchemaType.OBJECT).properties(new TreeMap<>(properties));
    }

    private static Schema text() {
        return of(SchemaType.STRING);
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    /// `status_update` as `StatusUpdate`.
    private static String capitalised(String name) {
        var words = new StringBuilder();
        for (var word : name.split("_", -1)) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString();
    }
}
