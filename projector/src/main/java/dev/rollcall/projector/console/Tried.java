package dev.rollcall.projector.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.projector.rebuilding.RebuildProgress;
import dev.rollcall.projector.rebuilding.WhatIf.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What came of a candidate, as people and programs read it.
final class Tried {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Tried() {}

    /// @param most so many rows with both versions
    static List<String> lines(JsonNode view, int most) {
        var lines = new ArrayList<String>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s: version %s over %,d events",
                        view.path("projection").asText(),
                        view.path("version").asText(),
                        view.path("events").asLong()));
        lines.addAll(Differences.lines(view, most));
        view.path("new_columns").forEach(it -> lines.add("new column: " + it.asText()));
        view.path("not_applied").forEach(it -> lines.add(notApplied(it)));
        return lines;
    }

    private static String notApplied(JsonNode event) {
        return "cannot apply event %s of %s: %s: %s"
                .formatted(
                        event.path("event").asText(),
                        event.path("aggregate_id").asText(),
                        event.path("cause").asText(),
                        event.path("message").asText());
    }

    static ObjectNode view(RebuildProgress progress) {
        var rebuild = progress.rebuild();
        var view = JSON.createObjectNode();
        view.put("projection", rebuild.projection());
        view.put("version", rebuild.version());
        view.put("phase", rebuild.phase().name().toLowerCase(Locale.ROOT));
        view.put("events", rebuild.events());
        view.put("events_about", progress.eventsAbout());
        if (progress.eventsPerSecond() != null) {
            view.put("events_per_second", progress.eventsPerSecond());
            view.put("seconds_left", progress.secondsLeft());
        }
        return view;
    }

    static ObjectNode view(Outcome outcome) throws JsonProcessingException {
        var rebuild = outcome.rebuild();
        var view = JSON.createObjectNode();
        view.put("projection", rebuild.projection());
        view.put("version", rebuild.version());
        view.put("events", rebuild.events());
        view.put("differences", rebuild.differences());
        view.set("comparison", JSON.readTree(rebuild.comparison().encode()));
        outcome.newColumns().forEach(view.putArray("new_columns")::add);
        var notApplied = view.putArray("not_applied");
        for (var it : outcome.notApplied()) {
            notApplied
                    .addObject()
                    .put("aggregate_id", it.aggregateId())
                    .put("event", it.event().toString())
                    .put("cause", it.cause())
                    .put("message", it.message());
        }
        return view;
    }
}
