package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a message, which Slack tells of beside its text: what is kept of each is its link.
final class SharedFiles {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]{1,2000}");
    private static final int LONGEST_TITLE = 200;

    private SharedFiles() {}

    /// The text, and a line for each file that has a link, in Slack's encoding. One that was
    /// deleted, or is of a workspace that doesn't show it, has none.
    static String beside(String text, JsonNode files) {
        var lines = new ArrayList<String>();
        if (!text.isBlank()) {
            lines.add(text);
        }
        for (var file : files) {
            var link = file.path("permalink").asText("");
            if (LINK.matcher(link).matches()) {
                lines.add("<%s|%s>".formatted(escaped(link), escaped(title(file))));
            }
        }
        return lines.isEmpty() ? text : String.join("\n", lines);
    }

    private static String title(JsonNode file) {
        return Stream.of("title", "name")
                .map(name -> plain(file.path(name).asText("")))
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("file");
    }

    /// Without what would end the link.
    private static String plain(String title) {
        var text = title.replaceAll("[<>|\\s\\p{Cntrl}]+", " ").strip();
        int end = Math.min(LONGEST_TITLE, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;");
    }
}
