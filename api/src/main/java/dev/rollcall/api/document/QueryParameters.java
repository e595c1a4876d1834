package dev.rollcall.api.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// What queries and the stream take, by name.
final class QueryParameters {
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    static final Parameter ID =
            parameter(Parameter.In.PATH, "id", "Which one.", uuid()).required(true);
    static final List<Parameter> PERSON =
            List.of(
                    parameter(
                                    Parameter.In.PATH,
                                    "slack_workspace",
                                    "Whose Slack workspace.",
                                    text("T0LOCAL"))
                            .required(true),
                    parameter(Parameter.In.PATH, "slack_user", "Which Slack user.", text("U0ADA"))
                            .required(true));
    static final List<Parameter> SLACK_USER =
            List.of(
                    query("slack_workspace", "Only of this Slack workspace.", text("T0LOCAL")),
                    query(
                            "slack_user",
                            "Only of this Slack user; goes with slack_workspace.",
                            text("U0ADA")));
    static final Parameter IF_NONE_MATCH =
            parameter(
                    Parameter.In.HEADER,
                    "If-None-Match",
                    "The ETag of what is at hand, such as \"1.7\": the answer is 304 while that is the latest.",
                    text());
    static final Parameter LAST_EVENT_ID =
            parameter(
                    Parameter.In.HEADER,
                    "Last-Event-ID",
                    "The id of the last event seen, as an EventSource sends it.",
                    place());
    static final Parameter TEAM = query("team_id", "Only of this team.", uuid());
    static final Parameter ARCHIVED =
            query("include_archived", "true: archived teams, and what is of them, too.", flag());
    static final Parameter TOTAL =
            query(
                    "total",
                    "true: total says how many items all pages have, up to 10,000; beyond, total_at_least.",
                    flag());
    static final Parameter OPEN =
            query(
                    "open",
                    "true: only those that were not closed yet; false: only those that were.",
                    of(SchemaType.BOOLEAN));
    static final Parameter NEWEST_FIRST =
            query("order", "desc: the newest first; asc: the oldest first.", order("desc"));
    static final Parameter OLDEST_FIRST =
            query("order", "asc: the oldest first; desc: the newest first.", order("asc"));
    static final Parameter ZONE =
            query("zone", "The time zone of dates; UTC if absent.", text("Europe/Berlin"));
    static final Parameter Q =
            query(
                    "q",
                    "Only what says this, by words in the installation's language: words, \"a phrase\", or, -without. Questions are not searched.",
                    text("import -draft"));

    static final List<Parameter> WHOSE =
            Stream.concat(Stream.of(TEAM), SLACK_USER.stream()).toList();
    static final List<Parameter> FILTERS =
            List.of(
                    TEAM,
                    query("author", "Only by the person of this name.", text("Ada Lovelace")),
                    query("slack_workspace", "Only from this Slack workspace.", text("T0LOCAL")),
                    query(
                            "slack_user",
                            "Only by this Slack user; goes with slack_workspace.",
                            text("U0ADA")));
    static final List<Parameter> DAYS =
            List.of(
                    query("from", "The first day.", date()),
                    query("to", "The last day, included.", date()));
    static final List<Parameter> INTERVAL =
            List.of(
                    query(
                            "from",
                            "At or after this: a moment, or a date from its start in zone.",
                            momentOrDate()),
                    query(
                            "to",
                            "Before this moment, or until the end of this date in zone.",
                            momentOrDate()),
                    ZONE);
    static final List<Parameter> SORT =
            List.of(
                    query(
                            "sort",
                            "What teams are sorted by.",
                            choice("name", "updated_at", "created_at").defaultValue("name")),
                    query("order", "asc, if absent, by name; desc, if absent, by time.", order()));
    static final Parameter AFTER_ID =
            query(
                    "after_id",
                    "Only of exports: goes on after the update of this update_id, the last that came.",
                    uuid());
    static final List<Parameter> AFTER_DAY =
            List.of(
                    query(
                            "after_day",
                            "Only of exports: goes on after this day of after_team_id, the last that came.",
                            date()),
                    query("after_team_id", "Goes with after_day.", uuid()));
    static final List<Parameter> EVENTS =
            List.of(
                    query(
                            "aggregate_id",
                            "Only of this aggregate, such as a team; found by index.",
                            uuid()),
                    list(
                            "type",
                            "Only of these types, such as TeamRenamed,TeamArchived.",
                            text("TeamRenamed")),
                    query(
                            "actor",
                            "Only by this one: the name of an access token, or the Slack user.",
                            text("ada")),
                    query("source", "Only through this door: rest or slack.", text("rest")),
                    query("slack_workspace", "Only from this Slack workspace.", text("T0LOCAL")),
                    query("correlation_id", "Only what followed from this one request.", text()),
                    query("causation_id", "Only what this event caused directly.", uuid()),
                    query(
                            "after_position",
                            "Only what stands after this position in the log.",
                            position()));
    static final List<Parameter> PAGING =
            List.of(
                    query("limit", "How many items.", count(1, 200, 50)),
                    query(
                            "cursor",
                            "The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait.",
                            text()));
    static final List<Parameter> READ_YOUR_WRITES =
            List.of(
                    query(
                            "after",
                            "The token of a command or a change: the answer has it, or is 504.",
                            text()),
                    query("wait", "How many seconds to wait for it.", count(0, 30, 5)));
    static final Parameter AS_OF =
            query(
                    "as_of",
                    "What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete.",
                    momentOrPosition());
    static final List<Parameter> MOMENTS =
            List.of(
                    query("from", "The earlier moment, or a position.", momentOrPosition())
                            .required(true),
                    query(
                            "to",
                            "The later moment, or a position; now if absent.",
                            momentOrPosition()));
    static final Parameter BUCKETS =
            query("buckets", "How many stretches of time.", count(1, 400, 200));
    static final List<Parameter> STREAM =
            List.of(
                    list(
                            "kinds",
                            "Which events; team and status_update if absent.",
                            choice("team", "status_update", "poll", "blocker", "person")),
                    query(
                            "from",
                            "Only of updates, polls and blockers created at or after this: a moment, or a date from its start in zone.",
                            momentOrDate()),
                    ZONE,
                    query(
                            "snapshot",
                            "true: what there is comes first, and again after each reset.",
                            flag()),
                    query(
                            "limit",
                            "How many updates, polls, blockers and people each a snapshot has at most, the newest.",
                            count(1, 10_000, 1_000)),
                    query(
                            "last_event_id",
                            "The id of the last event seen, where no Last-Event-ID header can be sent.",
                            place()));

    private QueryParameters() {}

    static Parameter fields(List<String> names) {
        return list(
                "fields",
                "Only these fields; the id and sequence always come, stale_since where it is.",
                of(SchemaType.STRING).enumeration(List.copyOf(names)));
    }

    private static Parameter query(String name, String description, Schema schema) {
        return parameter(Parameter.In.QUERY, name, description, schema);
    }

    /// Some of many, separated by commas.
    private static Parameter list(String name, String description, Schema item) {
        return query(name, description, of(SchemaType.ARRAY).items(item).minItems(1))
                .style(Parameter.Style.FORM)
                .explode(false);
    }

    private static Parameter parameter(
            Parameter.In in, String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(in)
                .description(description)
                .schema(schema);
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema text() {
        return of(SchemaType.STRING).minLength(1);
    }

    private static Schema text(String example) {
        return text().maxLength(200).examples(List.of(example));
    }

    private static Schema uuid() {
        return of(SchemaType.STRING).format("uuid");
    }

    private static Schema flag() {
        return of(SchemaType.BOOLEAN).defaultValue(false);
    }

    private static Schema place() {
        return of(SchemaType.STRING).pattern("^\\d+-\\d+$").examples(List.of("1-4711"));
    }

    private static Schema choice(String... words) {
        return of(SchemaType.STRING).enumeration(List.<Object>of((Object[]) words));
    }

    private static Schema order() {
        return choice("asc", "desc");
    }

    private static Schema order(String usual) {
        return order().defaultValue(usual);
    }

    private static Schema count(int least, int most, int usual) {
        return of(SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most))
                .defaultValue(usual);
    }

    private static Schema position() {
        return of(SchemaType.INTEGER).format("int64").minimum(ZERO);
    }

    private static Schema date() {
        return of(SchemaType.STRING).format("date").examples(List.of("2026-11-23"));
    }

    private static Schema moment() {
        return of(SchemaType.STRING).format("date-time").examples(List.of("2026-11-23T09:30:00Z"));
    }

    private static Schema momentOrDate() {
        return OASFactory.createSchema().anyOf(List.of(moment(), date()));
    }

    private static Schema momentOrPosition() {
        return OASFactory.createSchema().anyOf(List.of(moment(), position()));
    }
}
