package dev.rollcall.local.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;

/// How Slack gives back what an app wrote into a view or a message: plain texts are escaped, and
/// their emoji are names, unless the app said that these are none.
final class Echo {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("👍", "+1"),
                    Map.entry("👎", "-1"),
                    Map.entry("🚧", "construction"),
                    Map.entry("🎉", "tada"),
                    Map.entry("✅", "white_check_mark"),
                    Map.entry("❌", "x"),
                    Map.entry("🙂", "slightly_smiling_face"),
                    Map.entry("🙁", "slightly_frowning_face"),
                    Map.entry("😐", "neutral_face"),
                    Map.entry("🔥", "fire"),
                    Map.entry("🚀", "rocket"),
                    Map.entry("👀", "eyes"),
                    Map.entry("💡", "bulb"),
                    Map.entry("☕", "coffee"),
                    Map.entry("👋", "wave"));
    private static final Pattern EMOJI = Pattern.compile(String.join("|", NAMES.keySet()));

    private Echo() {}

    static ObjectNode of(ObjectNode payload) {
        var echoed = payload.deepCopy();
        spell(echoed);
        return echoed;
    }

    private static void spell(JsonNode json) {
        if (json instanceof ObjectNode text
                && text.path("type").asText().equals("plain_text")
                && text.path("text").isTextual()) {
            spellText(text);
        } else {
            json.forEach(Echo::spell);
        }
    }

    private static void spellText(ObjectNode text) {
        boolean emoji = text.path("emoji").asBoolean(true);
        var escaped = escaped(text.path("text").textValue());
        text.put("text", emoji ? named(escaped) : escaped).put("emoji", emoji);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String named(String text) {
        return EMOJI.matcher(text).replaceAll(found -> ":" + NAMES.get(found.group()) + ":");
    }
}
