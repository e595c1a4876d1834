package dev.rollcall.projector.console;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// How the rows of a rebuild differ from the live ones, as people read it.
final class Differences {

    private Differences() {}

    /// @param rebuild with `differences`, and `comparison` as the projector tells it
    /// @param most so many rows with both versions
    static List<String> lines(JsonNode rebuild, int most) {
        long count = rebuild.path("differences").asLong();
        if (!rebuild.has("differences")) {
            return List.of("nothing was live to compare it with");
        }
        if (count == 0) {
            return List.of("no row differs from the live ones");
        }
        var rows = rebuild.path("comparison").path("rows");
        var lines = new ArrayList<String>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d %s from the live ones: %s",
                        count,
                        count == 1 ? "row differs" : "rows differ",
                        columns(rebuild.path("comparison").path("columns"))));
        StreamSupport.stream(rows.spliterator(), false)
                .limit(most)
                .map(Differences::row)
                .forEach(lines::add);
        if (count > Math.min(most, rows.size())) {
            lines.add("  …");
        }
        return lines;
    }

    private static String columns(JsonNode columns) {
        return columns.properties().stream()
                .filter(column -> column.getValue().asLong() > 0)
                .map(column -> "%s in %s".formatted(column.getKey(), column.getValue()))
                .collect(joining(", "));
    }

    private static String row(JsonNode row) {
        var live = row.path("live");
        var fresh = row.path("new");
        var key =
                row.properties().stream()
                        .filter(field -> field.getValue().isTextual())
                        .map(field -> field.getValue().asText())
                        .findFirst()
                        .orElse("?");
        if (!live.isObject() || !fresh.isObject()) {
            return "  %s  %s".formatted(key, live.isObject() ? "is gone" : "is new: " + fresh);
        }
        return "  %s  %s".formatted(key, changes(live, fresh));
    }

    private static String changes(JsonNode live, JsonNode fresh) {
        var names = new TreeSet<String>();
        live.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !live.path(name).equals(fresh.path(name)))
                .map(name -> "%s: %s → %s".formatted(name, live.path(name), fresh.path(name)))
                .collect(joining(", "));
    }
}
