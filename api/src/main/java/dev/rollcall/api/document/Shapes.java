package dev.rollcall.api.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Gives shapes the names that clients see, and says what is always there. What is absent is never
/// null. Of a row that may come with `fields` alone, nothing but the id and `sequence` is certain.
final class Shapes {
    private static final String REF = "#/components/schemas/";

    private static final Map<String, List<String>> CERTAIN =
            Map.ofEntries(
                    Map.entry("Team", List.of("team_id", "sequence")),
                    Map.entry("TeamMember", List.of("slack_workspace", "slack_user")),
                    Map.entry("StatusUpdate", List.of("update_id", "sequence")),
                    Map.entry("Answer", List.of("answer")),
                    Map.entry("Piece", List.of("text")),
                    Map.entry("Poll", List.of("poll_id", "sequence")),
                    Map.entry("Person", List.of("person_id", "sequence")),
                    Map.entry("DaysOff", List.of("first_day", "last_day")),
                    Map.entry(
                            "Round",
                            List.of(
                                    "round",
                                    "cron",
                                    "time_zone",
                                    "audience",
                                    "own_zones",
                                    "questions",
                                    "remind_at_most")),
                    Map.entry("Audience", List.of("kind")),
                    Map.entry(
                            "Question",
                            List.of("text", "kind", "choices", "optional", "anonymous")),
                    Map.entry("SkipIf", List.of("question", "answer")),
                    Map.entry("Asked", List.of("slack_workspace", "slack_user", "time_zone")),
                    Map.entry(
                            "Answered",
                            List.of("slack_workspace", "slack_user", "answered_at", "late")),
                    Map.entry("Awaited", List.of("slack_workspace", "slack_user")),
                    Map.entry("Member", List.of("team_id", "slack_workspace", "slack_user")),
                    Map.entry("Blocker", List.of("update_id", "blocker")),
                    Map.entry(
                            "Participation",
                            List.of("team_id", "day", "expected", "answered", "late")),
                    Map.entry(
                            "Streak",
                            List.of(
                                    "team_id",
                                    "slack_workspace",
                                    "slack_user",
                                    "current_run",
                                    "longest_run")),
                    Map.entry("Difference", List.of("changed")),
                    Map.entry("Cause", List.of("id", "position")),
                    Map.entry(
                            "Event",
                            List.of(
                                    "position",
                                    "id",
                                    "type",
                                    "version",
                                    "aggregate_id",
                                    "sequence",
                                    "epoch",
                                    "timestamp",
                                    "data",
                                    "metadata")),
                    Map.entry("Causation", List.of("chain", "complete", "effects")),
                    Map.entry("Density", List.of("counts")),
                    Map.entry("Session", List.of("name", "scopes")),
                    Map.entry("SignIn", List.of("token")),
                    Map.entry("Change", List.of("token", "sequence", "position", "row")));

    /// How the mapper holds any object.
    private static final List<String> OBJECTS = List.of("JsonNode", "JsonNodeType");

    /// Java's own types, told in place.
    private static final Map<String, String> FORMATS =
            Map.of("Instant", "date-time", "LocalDate", "date", "UUID", "uuid");

    private Shapes() {}

    static Schema renamed(Schema schema) {
        var ref = schema.getRef();
        if (ref == null) {
            return schema;
        }
        var name = ref.substring(REF.length());
        if (OBJECTS.contains(name)) {
            return schema.ref(null).type(List.of(SchemaType.OBJECT));
        }
        if (FORMATS.containsKey(name)) {
            return schema.ref(null).type(List.of(SchemaType.STRING)).format(FORMATS.get(name));
        }
        return schema.type(null).ref(REF + name(name));
    }

    static void complete(Components components) {
        for (var name : new ArrayList<>(components.getSchemas().keySet())) {
            var schema = components.getSchemas().get(name);
            components.removeSchema(name);
            if (!FORMATS.containsKey(name) && !OBJECTS.contains(name)) {
                components.addSchema(name(name), certain(name(name), schema));
            }
        }
    }

    /// As one query gives it: a list says once for all of its rows whether they may change.
    static Schema one(Components components, String row) {
        var incomplete =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty(
                                "incomplete",
                                OASFactory.createSchema()
                                        .addType(SchemaType.BOOLEAN)
                                        .description(
                                                "true where the view may yet show another row of as_of."));
        components.addSchema(
                "One" + row, OASFactory.createSchema().allOf(List.of(ref(row), incomplete)));
        return ref("One" + row);
    }

    static Schema ref(String name) {
        return OASFactory.createSchema().ref(REF + name);
    }

    private static Schema certain(String name, Schema schema) {
        if (name.startsWith("PageOf")) {
            return schema.required(List.of("items"));
        }
        if (name.startsWith("VersionOf")) {
            return schema.required(List.of("row", "valid_from", "event"));
        }
        return CERTAIN.containsKey(name) ? schema.required(CERTAIN.get(name)) : schema;
    }

    private static String name(String given) {
        if (given.startsWith("Page") && !given.startsWith("PageOf")) {
            return "PageOf" + name(given.substring("Page".length()));
        }
        if (given.startsWith("Version") && !given.startsWith("VersionOf")) {
            return "VersionOf" + given.substring("Version".length());
        }
        return given.equals("AuditedEvent") ? "Event" : given;
    }
}
