package dev.rollcall.local.slack.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Block Kit's rules, as far as a message can break them: 50 blocks, known types, texts of 1 to
/// 3,000 characters.
final class Blocks {
    private static final int MOST = 50;
    private static final int LONGEST_TEXT = 3_000;
    private static final int LONGEST_HEADER = 150;
    private static final Set<String> TYPES =
            Set.of(
                    "actions",
                    "context",
                    "divider",
                    "file",
                    "header",
                    "image",
                    "input",
                    "markdown",
                    "rich_text",
                    "section",
                    "table",
                    "video");

    private Blocks() {}

    static Optional<JsonNode> of(Arguments call) {
        return call.json("blocks", "invalid_blocks_format").map(Blocks::checked);
    }

    private static JsonNode checked(JsonNode blocks) {
        if (!blocks.isArray()) {
            throw new Refused("invalid_blocks_format");
        }
        if (blocks.size() > MOST) {
            throw invalid("no more than 50 items allowed", "");
        }
        var ids = new HashSet<String>();
        for (var i = 0; i < blocks.size(); i++) {
            check(blocks.get(i), i);
            ((ObjectNode) blocks.get(i)).put("block_id", id(blocks.get(i), i, ids));
        }
        return blocks;
    }

    private static void check(JsonNode block, int index) {
        var at = "/" + index;
        var type = block.path("type").asText();
        if (!block.isObject() || !TYPES.contains(type)) {
            throw invalid("unsupported type: " + type, at + "/type");
        }
        switch (type) {
            case "header" -> checkText(block.path("text"), LONGEST_HEADER, at + "/text");
            case "section" -> checkSection(block, at);
            case "context" -> checkSize(block.path("elements"), 10, at + "/elements");
            case "actions" -> checkSize(block.path("elements"), 25, at + "/elements");
            default -> {}
        }
    }

    private static void checkSection(JsonNode section, String at) {
        if (section.has("text")) {
            checkText(section.get("text"), LONGEST_TEXT, at + "/text");
        } else {
            checkSize(section.path("fields"), 10, at + "/fields");
        }
    }

    private static void checkText(JsonNode text, int longest, String at) {
        var length = text.path("text").asText().length();
        if (!text.isObject() || length == 0) {
            throw invalid("must be more than 0 characters", at + "/text");
        }
        if (length > longest) {
            throw invalid("must be less than " + (longest + 1) + " characters", at + "/text");
        }
    }

    private static void checkSize(JsonNode items, int most, String at) {
        if (!items.isArray() || items.isEmpty()) {
            throw invalid("missing required field: " + at.substring(at.lastIndexOf('/') + 1), at);
        }
        if (items.size() > most) {
            throw invalid("no more than " + most + " items allowed", at);
        }
    }

    private static String id(JsonNode block, int index, Set<String> taken) {
        var id = block.path("block_id").asText("b" + index);
        if (id.length() > 255 || !taken.add(id)) {
            throw invalid("block_id must be unique and at most 255 characters", "/" + index);
        }
        return id;
    }

    private static Refused invalid(String why, String at) {
        return new Refused(
                "invalid_blocks", "[ERROR] " + why + " [json-pointer:/blocks" + at + "]");
    }
}
